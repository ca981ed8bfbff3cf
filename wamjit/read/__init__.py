"""Text to terms and back: tokens, operators, parser, writer."""
