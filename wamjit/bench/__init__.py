"""Classic programs as a yardstick: where they are, what they answer, and how long other Prolog systems take for them."""
