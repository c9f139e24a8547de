"""Sends a message as it stands: send_mail.py PORT SENDER RECIPIENT FILE"""

import smtplib
import sys

port, sender, recipient, path = sys.argv[1:5]
with open(path, "rb") as file, smtplib.SMTP("127.0.0.1", int(port)) as relay:
    relay.sendmail(sender, [recipient], file.read())
