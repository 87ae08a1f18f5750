"""Goodname: what a stranger finds when they look a company up."""

if __name__ == "__main__":
    from bot.app import main

    main()
