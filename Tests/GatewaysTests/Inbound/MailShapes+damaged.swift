import Domain

extension MailShape {
    /// What no standard allows.
    static let damaged = [
        MailShape("nothing at all", bytes: [], .init(text: "", flaws: [.unreadable])),
        MailShape("one byte", bytes: [0], .init(flaws: [.unreadable])),
        MailShape("one line", "hello\n", .init(flaws: [.unreadable])),
        MailShape("only line ends", "\n\n\n\n", .init(text: "")),
        MailShape("only zeroes", bytes: [UInt8](repeating: 0, count: 10_000), .init(flaws: [.unreadable])),
        MailShape("every byte", bytes: Array(0...255) + Array(0...255), .init(flaws: [.unreadable])),
        MailShape(
            "a boundary that is missing",
            plain("Content-Type: multipart/mixed\n", "--b1\nContent-Type: text/plain\n\nwords\n--b1--\n"),
            .init(text: "--b1\nContent-Type: text/plain\n\nwords\n--b1--")),
        MailShape(
            "a boundary that never comes",
            plain("Content-Type: multipart/mixed; boundary=b9\n", "words without a part\n"),
            .init(text: "words without a part")),
        MailShape(
            "a multipart that does not end",
            plain("Content-Type: multipart/mixed; boundary=b1\n", "--b1\nContent-Type: text/plain\n\nwords"),
            .init(text: "words")),
        MailShape(
            "a boundary inside a boundary",
            plain(
                "Content-Type: multipart/mixed; boundary=b1\n",
                "--b1\nContent-Type: multipart/mixed; boundary=b1\n\n--b1\nContent-Type: text/plain\n\nwords\n--b1--\n--b1--\n"
            ),
            .init(text: "words")),
        MailShape(
            "an empty boundary", plain("Content-Type: multipart/mixed; boundary=\"\"\n", "--\nwords\n----\n"), .init()),
        MailShape(
            "base64 with damage", plain("Content-Transfer-Encoding: base64\n", "aGVs*bG8g\nd29!ybGQ\n"),
            .init(text: "hello wor")),
        MailShape("base64 cut off", plain("Content-Transfer-Encoding: base64\n", "aGVsbG8gd29ybG"), .init()),
        MailShape(
            "quoted-printable with damage", plain("Content-Transfer-Encoding: quoted-printable\n", "a=ZZb=\nc=4"),
            .init()),
        MailShape(
            "an encoding that is none", plain("Content-Transfer-Encoding: rot13\n", "words\n"), .init(text: "words")),
        MailShape("a very long line", plain("", String(repeating: "x", count: 99_000) + "\n"), .init()),
        MailShape(
            "more text than is read", plain("", String(repeating: "word\n", count: 30_000)), .init(flaws: [.textCut])),
        MailShape(
            "a very long header", "From: a@example.org\nSubject: \(String(repeating: "s", count: 100_000))\n\ntext\n",
            .init(from: "a@example.org", text: "text")),
        MailShape(
            "a header without an end",
            "From: a@example.org\nX-Long: \(String(repeating: "y", count: 700_000))\n\ntext\n",
            .init(from: "a@example.org", flaws: [.unreadable])),
        MailShape(
            "thousands of headers", "From: a@example.org\n\(String(repeating: "X-A: b\n", count: 5000))\ntext\n",
            .init(from: "a@example.org", text: "text")),
        MailShape(
            "thousands of recipients",
            "From: a@example.org\nTo: \((1...5000).map { "r\($0)@example.org" }.joined(separator: ",\n "))\n\ntext\n",
            .init(from: "a@example.org", text: "text")),
        MailShape(
            "comments inside comments", "From: a@example.org \(String(repeating: "(", count: 50_000))\n\ntext\n",
            .init()),
        MailShape("a thousand parts", deep(1000), .init(text: "", flaws: [.tooManyParts])),
        MailShape("parts two hundred deep", deep(200), .init(flaws: [.tooManyParts])),
        MailShape(
            "messages a thousand deep", bytes: bytes(nest(1000, "end"), lineEnd: "\r\n"),
            .init(from: "deep@example.org", text: "", flaws: [.tooManyParts])),
        MailShape(
            "a name that closes its header", "From: \"a\n\n<b@example.org>\nSubject: s\n\ntext\n", .init()),
        MailShape(
            "two types", plain("Content-Type: text/html\nContent-Type: text/plain\n", "<p>words</p>\n"), .init()),
        MailShape(
            "a message in parts (message/partial)",
            plain("Content-Type: message/partial; id=\"x@y\"; number=1; total=2\n", "From: a@b.example\n\nhalf\n"),
            .init(files: ["attachment-1|message/partial|27"])),
    ]

    private static func deep(_ depth: Int) -> String {
        let open = (1...depth).map { "Content-Type: multipart/mixed; boundary=\"b\($0)\"\n\n--b\($0)\n" }.joined()
        return "From: a@example.org\nSubject: deep\n\(open)Content-Type: text/plain\n\nwords\n"
    }
}
