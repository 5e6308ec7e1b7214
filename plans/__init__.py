"""What the employer representative body writes: the delivery plan, the progress reports and the local skills
improvement plan with its priorities, changes and actions (guidance 4.2, 4.3 and 6).
"""
