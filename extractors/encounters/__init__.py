"""The encounters that single sentences report, held or to come or unreal, and events in the making."""
