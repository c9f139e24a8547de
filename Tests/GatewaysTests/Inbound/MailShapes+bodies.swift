import Domain

extension MailShape {
    private static let plainPart = "Content-Type: text/plain; charset=utf-8\n\nplain words"
    private static let htmlPart = "Content-Type: text/html; charset=utf-8\n\n<p>html words</p>"

    /// What text is taken from where.
    static let bodies = [
        MailShape("an empty body", plain("", ""), .init(text: "")),
        MailShape("a body of white space", plain("", " \n\t\n \n"), .init(text: "")),
        MailShape(
            "text and HTML as alternatives", multipart("alternative", plainPart, htmlPart), .init(text: "plain words")),
        MailShape(
            "alternatives in the wrong order", multipart("alternative", htmlPart, plainPart), .init(text: "plain words")
        ),
        MailShape(
            "alternatives whose text is empty", multipart("alternative", "Content-Type: text/plain\n\n \n", htmlPart),
            .init(text: "html words")),
        MailShape(
            "HTML only",
            plain(
                "Content-Type: text/html; charset=utf-8\n",
                "<h1>Bill</h1><p>Charged <b>twice</b> &pound;10<br>really</p>"),
            .init(text: "Bill\n\nCharged twice £10\nreally")),
        MailShape(
            "HTML with script, style, comments and a form",
            plain(
                "Content-Type: text/html\n",
                "<html><head><title>t</title><style>p{}</style></head><body><!-- hidden --><script>alert('x')</script>"
                    + "<p onclick=\"x()\">Hello</p><textarea>typed</textarea><SCRIPT>y</SCRIPT>world</body></html>"),
            .init(text: "Hello\n\nworld")),
        MailShape(
            "HTML that never ends", plain("Content-Type: text/html\n", "<p>one<div>two <a href=\"x"),
            .init(text: "one\ntwo")),
        MailShape(
            "a smaller sign that is no tag",
            plain("Content-Type: text/html\n", "<p>5 < 6 &amp;&amp; 7 > 6 &lt;b&gt;</p>"),
            .init(text: "5 < 6 && 7 > 6 <b>")),
        MailShape(
            "entities that hide control characters",
            plain("Content-Type: text/html\n", "a&#0;b&#27;c&#x202E;d&#xD800;e"),
            .init(text: "abcd&#xD800;e")),
        MailShape(
            "an HTML list and a table",
            plain(
                "Content-Type: text/html\n",
                "<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
            .init(text: "- one\n- two\n\na b\nc")),
        MailShape(
            "format=flowed", plain("Content-Type: text/plain; format=flowed\n", "one \ntwo\nthree\n From here\n"),
            .init(text: "one two\nthree\nFrom here")),
        MailShape(
            "format=flowed with delsp", plain("Content-Type: text/plain; format=flowed; delsp=yes\n", "won \nder\n"),
            .init(text: "wonder")),
        MailShape(
            "two texts", multipart("mixed", plainPart, "Content-Type: text/plain\n\nmore words"),
            .init(text: "plain words\nmore words")),
        MailShape(
            "HTML with its pictures",
            multipart(
                "related", htmlPart,
                "Content-Type: image/png\nContent-Disposition: inline; filename=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw0K"
            ),
            .init(text: "html words", files: ["logo.png|image/png|6"])),
        MailShape(
            "signed by PGP",
            multipart(
                "signed; protocol=\"application/pgp-signature\"", plainPart,
                "Content-Type: application/pgp-signature\n\n-----BEGIN"),
            .init(text: "plain words")),
        MailShape(
            "signed by S/MIME",
            multipart("signed", plainPart, "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nMII"),
            .init(text: "plain words")),
        MailShape(
            "encrypted by PGP",
            multipart(
                "encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1",
                "Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN"),
            .init(
                text: "",
                files: ["attachment-1|application/pgp-encrypted|10", "encrypted.asc|application/octet-stream|10"],
                flaws: [.encrypted])),
        MailShape(
            "S/MIME as one lump",
            plain(
                "Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n", "TUlJ\n"),
            .init(text: "", files: ["smime.p7m|application/pkcs7-mime|3"], flaws: [.encrypted])),
        MailShape(
            "an invitation",
            multipart("alternative", plainPart, "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"),
            .init(text: "plain words", files: ["attachment-1|text/calendar|15"])),
        MailShape("enriched text", plain("Content-Type: text/enriched\n", "words\n"), .init(text: "words")),
        MailShape(
            "a type that is none", plain("Content-Type: nonsense\n", "words\n"),
            .init(text: "", files: ["attachment-1|application/octet-stream|7"])),
        MailShape("multipart of a kind that nobody knows", multipart("x-new", plainPart), .init(text: "plain words")),
        MailShape(
            "control characters", plain("", "a\u{0}b\u{7}c\u{1B}[31md\u{7F}e\n"), .init(text: "abc[31mde")),
    ]
}
