/// Messages that are made to take long: each would if anything here took more than its length's time.
enum SlowShapes {
    struct Shape: Sendable {
        let name: String
        let raw: String
    }

    static let all = [
        html("smaller signs", "<", 2_000_000), html("tags", "<div>", 400_000),
        html("open scripts", "<script>", 250_000),
        html("quotations", "<blockquote>", 150_000), html("entities", "&amp;", 400_000),
        html("half entities", "&", 2_000_000),
        html("open comments", "<!--", 500_000), html("open tags", "<a ", 600_000),
        plain("one flowed paragraph", "Content-Type: text/plain; format=flowed\n", "a \n", 600_000),
        plain("flowed quotations", "Content-Type: text/plain; format=flowed\n", "> a \n", 300_000),
        plain("marked lines", "", "> a\n", 500_000), plain("empty lines", "", "\n", 2_000_000),
        plain("announcements", "", "On 1 Jan x wrote:\n", 100_000),
        plain("header blocks", "", "From: a\nSent:\n", 100_000),
        plain("soft breaks", "Content-Transfer-Encoding: quoted-printable\n", "a=\n", 700_000),
        plain("escapes of a charset", "Content-Type: text/plain; charset=iso-2022-jp\n", "\u{1B}$B\u{1B}(B", 300_000),
        plain("a charset's broken bytes", "Content-Type: text/plain; charset=gb18030\n", "\u{FF}", 2_000_000),
        header("encoded words", "Subject: ", "=?utf-8?Q?a?= ", 30_000),
        header("references", "References: ", "<a@b> ", 60_000),
        header("recipients", "To: ", "a@example.org, ", 30_000), header("groups", "To: ", "g:;, ", 80_000),
        header("comments", "From: ", "(", 400_000), header("open quotes", "From: ", "\"", 400_000),
        header("parameters", "Content-Type: text/plain", "; a=b", 80_000),
        header("parts of a file name", "Content-Disposition: attachment", "; filename*0*=a", 25_000),
    ]

    private static func html(_ name: String, _ piece: String, _ count: Int) -> Shape {
        plain("HTML of \(name)", "Content-Type: text/html\n", piece, count)
    }

    private static func plain(_ name: String, _ header: String, _ piece: String, _ count: Int) -> Shape {
        Shape(name: name, raw: MailShape.plain(header, String(repeating: piece, count: count)))
    }

    private static func header(_ name: String, _ start: String, _ piece: String, _ count: Int) -> Shape {
        Shape(name: "a header of \(name)", raw: "\(start)\(String(repeating: piece, count: count))\n\ntext\n")
    }
}
