"""The least that shows a window with Qt: what no Qt program starts faster than."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.setWindowTitle("Bare window")
window.resize(1180, 760)
window.show()
sys.exit(app.exec())
