"""`python -m interview_kit`, for those whose PATH lacks the script."""

from interview_kit.cli import run

if __name__ == "__main__":
    run()
