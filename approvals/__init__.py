"""What the department decides: it assesses a plan against each statutory test, records the Secretary of State's
decision and publishes the plan (guidance 6.5 and 6.6).
"""
