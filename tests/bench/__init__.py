"""`python -m tests.bench`: what Planet FM costs, each figure beside a bare peer of the same run."""
