/** Every word of signing in with another company's account. */
export const providers = {
  continueWith: (name: string) => `Continue with ${name}`,
  or: "or with your e-mail address",
  notPossible: "That is not possible at the moment. Check your connection and try again, or choose another way in.",
  arriving: "Signing you in …",
  problems: {
    cancelled: { title: "You have not signed in", body: "You stopped on the way, and nothing was changed. Choose any way in below." },
    sign_in_first: {
      title: "Sign in another way first",
      body: "There is an account with this address already, and another account of that kind opens it. Sign in below, then connect this one under Connections.",
    },
    no_verified_address: {
      title: "That account has no verified address",
      body: "Verify your e-mail address there and try again, or sign up with your address below.",
    },
    account_inactive: { title: "This account has been closed", body: "Write to us if you think that this is a mistake." },
    signup_closed: { title: "Signing up is closed at the moment", body: "Whoever has an account can still sign in." },
    try_again: { title: "Something changed in the meantime", body: "Try once more, or choose another way in." },
    unknown: { title: "That did not work", body: "You were not signed in. Try again, or choose another way in." },
  },
};
