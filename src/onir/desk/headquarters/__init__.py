"""The investment headquarters: issues with money at risk, protocols with their instructions, targets."""
