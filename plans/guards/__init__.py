"""What must hold before a delivery plan, a progress report, a plan or a statement may move: one function a rule."""
