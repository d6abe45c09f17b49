"""Commands about something that is there: answer, done, result, undo; which item a REF means."""
