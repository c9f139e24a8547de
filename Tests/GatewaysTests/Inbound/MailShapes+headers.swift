extension MailShape {
    /// What stands above the empty line.
    static let headers = [
        MailShape(
            "a subject and a name in encoded words (RFC 2047)",
            "From: =?utf-8?B?QmVzY2h3ZXJkZQ==?= =?utf-8?Q?_M=C3=BCller?= <a@example.org>\n"
                + "Subject: =?utf-8?B?QmVzY2h3ZXJkZSDDvGJlciBSZWNobnVuZw==?=\n\ntext\n",
            .init(from: "a@example.org", fromName: "Beschwerde Müller", subject: "Beschwerde über Rechnung")),
        MailShape(
            "encoded words in KOI8-R", "From: a@example.org\nSubject: =?koi8-r?B?9sHMz8LB?=\n\ntext\n",
            .init(subject: "Жалоба")),
        MailShape(
            "an encoded word cut in the middle of a letter",
            "From: a@example.org\nSubject: =?utf-8?B?w7zDvA==?= =?utf-8?B?w?=\n\ntext\n", .init(from: "a@example.org")),
        MailShape(
            "an encoded word that hides a line break",
            "From: a@example.org\nSubject: =?utf-8?Q?one=0D=0ABcc=3A_x=40y.example?=\n\ntext\n",
            .init(subject: "one Bcc: x@y.example")),
        MailShape(
            "a subject in raw UTF-8", "From: a@example.org\nSubject: \(utf8("£10 zu viel"))\n\ntext\n",
            .init(subject: "£10 zu viel")),
        MailShape(
            "a subject in raw Latin 1", "From: a@example.org\nSubject: \u{A3}10 too much\n\ntext\n",
            .init(subject: "£10 too much")),
        MailShape(
            "a folded subject", "From: a@example.org\nSubject: one\n two\n\tthree\n\ntext\n",
            .init(subject: "one two three")),
        MailShape("no subject", "From: a@example.org\n\ntext\n", .init(subject: "", text: "text")),
        MailShape("no sender", "Subject: hello\n\ntext\n", .init(from: "", subject: "hello")),
        MailShape(
            "two senders", "From: a@example.org, b@example.org\nSubject: two\n\ntext\n", .init(from: "a@example.org")),
        MailShape(
            "two From headers", "From: a@example.org\nFrom: b@example.org\nSubject: s\n\ntext\n",
            .init(from: "a@example.org")),
        MailShape(
            "two subjects", "From: a@example.org\nSubject: first\nSubject: second\n\ntext\n", .init(subject: "first")),
        MailShape(
            "an address without angle brackets and with a comment", "From: a@example.org (Ann Example)\n\ntext\n",
            .init(from: "a@example.org")),
        MailShape(
            "an address in capitals", "From: Ann <ANN@Example.ORG>\n\ntext\n", .init(from: "ann@example.org")),
        MailShape(
            "a name that looks like an address", "From: \"boss@bank.example\" <eve@example.org>\n\ntext\n",
            .init(from: "eve@example.org", fromName: "boss@bank.example")),
        MailShape("an address that is none", "From: not an address\n\ntext\n", .init(from: "")),
        MailShape("a group instead of a sender", "From: Undisclosed:;\n\ntext\n", .init(from: "")),
        MailShape(
            "a thread",
            plain("In-Reply-To: <b@x.example>\nReferences: <a@x.example>\n\t<b@x.example>\n", "text\n"),
            .init(messageID: "one@example.org", ancestors: ["b@x.example", "a@x.example"])),
        MailShape(
            "a thread with words and damage in it",
            plain(
                "In-Reply-To: Your message of Monday <b@x.example>\nReferences: <no-at> <c d@x.example> <é@x.example>\n",
                "t\n"),
            .init(ancestors: ["b@x.example"])),
        MailShape("no Message-ID", "From: a@example.org\n\ntext\n", .init(messageID: .some(nil))),
        MailShape(
            "a Message-ID that could begin a header", "From: a@example.org\nMessage-ID: <a b\u{1}@x>\n\ntext\n",
            .init(text: "text", messageID: .some(nil))),
        MailShape(
            "a header line without a colon", "From: a@example.org\nthis is no header\nSubject: s\n\ntext\n",
            .init(from: "a@example.org")),
        MailShape(
            "mbox's From line in front", "From ann Mon Jan  5 10:00:00 2026\nFrom: a@example.org\nSubject: s\n\ntext\n",
            .init(from: "a@example.org", subject: "s", text: "text")),
        MailShape(
            "LF line ends", bytes: bytes("From: a@example.org\nSubject: s\n\none\ntwo\n", lineEnd: "\n"),
            .init(subject: "s", text: "one\ntwo")),
        MailShape(
            "CR line ends in the text", "From: a@example.org\nSubject: s\n\none\rtwo\n", .init(text: "one\ntwo")),
        MailShape(
            "a reading direction turned in name and subject",
            "From: \(utf8("\u{202E}gpj.exe")) <a@example.org>\nSubject: \(utf8("ab\u{2066}cd"))\n\ntext\n",
            .init(fromName: "gpj.exe", subject: "ab cd")),
    ]
}
