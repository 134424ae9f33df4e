"""`python -m interview_kit`, for those whose PATH lacks the script."""

from interview_kit.cli import main

if __name__ == "__main__":
    main()
