"""The conversation at the prompt: reading queries, showing answers, help, interruptions."""
