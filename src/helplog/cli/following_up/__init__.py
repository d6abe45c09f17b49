"""Commands about something that is there already: answer, done, result, undo, and which item a REF means."""
