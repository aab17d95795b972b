"""A file, folder, feed, WARC or JSONL becomes reports: title, publisher, date, language, text."""
