"""python -m planetfm"""

import sys

from planetfm.cli import main

sys.exit(main())
