"""What others publish and the portal relies on: places, authorities, providers, classifications and figures; dated."""
