"""The tables of moves of the delivery plan, the progress report, the plan and the authorities' statements."""
