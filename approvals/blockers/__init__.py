"""National blockers: raised with Skills England, which recommends to departments that they clear them away."""
