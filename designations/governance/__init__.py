"""Governance groups: members, meetings, declarations at them, decisions and actions (guidance 4.2)."""
