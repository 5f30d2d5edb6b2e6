"""What the sandbox's Google and GitHub share: who there is, the consent page, codes and tokens."""
