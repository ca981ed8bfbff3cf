"""python -m wamjit"""

import sys

from wamjit.cli import main

sys.exit(main())
