"""`python -m benchmarks`: measure and print. See `--help`."""

if __name__ == "__main__":
    # Processes that measure import this module again; what the command line needs must not count in them.
    from benchmarks.command import main

    main()
