/** Every word about a person's accounts elsewhere. */
export const connections = {
  title: "Connections",
  description: "Accounts elsewhere that you can sign in with. Your address here stays as it is, whatever happens to theirs.",
  none: "This site offers no other account to sign in with.",
  connected: (account: string) => (account ? `Connected as ${account}` : "Connected"),
  since: (date: string, used: string) => `Since ${date} · last used ${used}`,
  notConnected: "Not connected",
  connect: "Connect",
  connectLabel: (name: string) => `Connect ${name}`,
  disconnect: "Disconnect",
  disconnectLabel: (name: string, account: string) => `Disconnect ${name}${account ? ` (${account})` : ""}`,
  lastWayIn: "Besides a mailed code, this is your only way in. To disconnect it, first",
  setPassword: "set a password",
  or: "or",
  addPasskey: "add a passkey",
  confirm: {
    title: (name: string) => `Disconnect ${name}?`,
    body: (name: string) => `You can no longer sign in with this ${name} account. Your name, your picture and everything in your organisations stay. You can connect it again at any time.`,
    submit: "Disconnect",
    cancel: "Keep it",
  },
  done: {
    connected: (name: string) => `${name} is connected. You can sign in with it from now on.`,
    disconnected: (name: string) => `${name} is disconnected.`,
  },
  cancelled: "You stopped on the way, and nothing was connected.",
  unknown: "That did not work, and nothing was connected. Try again.",
  problems: {
    connected_other: "That account is connected to somebody else here. Sign in with it to see whose it is, or choose another one.",
    reauthentication_required: "It took a while, so please confirm once more that it is you. Press the button again.",
    permission_denied: "You were signed out in the meantime. Sign in and try again.",
  } as Record<string, string>,
};
