# tries: to take over the instructor's terminal: title, clipboard, hidden and reversed text, rich's own markup.
# gets: its words shown as words.
# ends: error
EVIL = "\x1b]0;attack\x07\x1b]52;c;YXR0YWNr\x07\x1b[2J\x1b[1;1H\x9b31m\u202egnirts\u2066\u200b [bold]x[/] [link=http://a]b[/link] [/nope]\r\n\x08\x7f"

print(EVIL)


def fc_c(*args):
    raise ValueError(EVIL)


def fc_v(*args):
    raise type(EVIL, (Exception,), {})("=1+1")
