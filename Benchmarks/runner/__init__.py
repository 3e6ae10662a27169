"""The parts of run.py: scenarios, peers, the laboratory they meet in, and the report."""
