extension MailShape {
    /// How letters come.
    static let charsets = [
        MailShape(
            "ASCII that says nothing of itself", plain("", "Charged twice.\n"),
            .init(from: "ann@example.org", fromName: "Ann Example", subject: "A complaint", text: "Charged twice.")),
        text("UTF-8, 8bit", "utf-8", "8bit", utf8("Ŵythnos hir, £10"), reads: "Ŵythnos hir, £10"),
        text(
            "UTF-8 in base64", "utf-8", "base64", "xbR5dGhub3MgaGlyLCBjd3luIGFtIMKjMTA=",
            reads: "Ŵythnos hir, cwyn am £10"),
        text("UTF-8 that is not declared", nil, "8bit", utf8("It cost £10"), reads: "It cost £10"),
        text("Latin 1", "iso-8859-1", "quoted-printable", "Cost =A310, caf=E9", reads: "Cost £10, café"),
        text(
            "Latin 1 that is Windows-1252", "iso-8859-1", "quoted-printable", "=93Twice=94 =96 =805",
            reads: "“Twice” – €5"),
        text("Windows-1252, 8bit", "windows-1252", "8bit", "It\u{92}s \u{A3}10\u{85}", reads: "It’s £10…"),
        text("Latin 1 that is not declared", nil, "8bit", "Cost \u{A3}10", reads: "Cost £10"),
        text("declared UTF-8 and is Latin 1", "utf-8", "8bit", "Cost \u{A3}10", reads: "Cost £10"),
        text("declared ASCII and is UTF-8", "us-ascii", "8bit", utf8("Cost £10"), reads: "Cost £10"),
        text("Latin 9 with a euro", "iso-8859-15", "quoted-printable", "Cost 50 =A4", reads: "Cost 50 €"),
        text("KOI8-R", "koi8-r", "quoted-printable", "=F6=C1=CC=CF=C2=C1 =CE=C1 =D3=DE=A3=D4", reads: "Жалоба на счёт"),
        text(
            "Windows-1251", "windows-1251", "quoted-printable", "=C4=E2=EE=E9=ED=E0=FF =EE=EF=EB=E0=F2=E0",
            reads: "Двойная оплата"),
        text("GB18030", "gb18030", "base64", "ztLSqs22y9/Vy7Wl", reads: "我要投诉账单"),
        text("GB2312", "gb2312", "base64", "zbbL3w==", reads: "投诉"),
        text("Big5", "big5", "base64", "p9qtbqfrtkQ=", reads: "我要投訴"),
        text("ISO-2022-JP", "iso-2022-jp", "7bit", "\u{1B}$B$*5RMM$N6l>p\u{1B}(B", reads: "お客様の苦情"),
        text("Shift_JIS", "shift_jis", "base64", "i+qP7oLFgrc=", reads: "苦情です"),
        text("EUC-KR", "euc-kr", "base64", "utK4uMDUtM+02Q==", reads: "불만입니다"),
        text("Windows-1256", "windows-1256", "base64", "1N/m7A==", reads: "شكوى"),
        text("visual Hebrew", "iso-8859-8-i", "base64", "+uzl8OQ=", reads: "תלונה"),
        text(
            "UTF-16 with a mark", "utf-16", "base64", "//5DAGgAYQByAGcAZQBkACAAdAB3AGkAYwBlACAAowAxADAA",
            reads: "Charged twice £10"),
        text("UTF-7", "utf-7", "7bit", "Charged twice +AKM-10", reads: "Charged twice £10"),
        text("a charset that nobody has", "x-nobody-has-this", "8bit", "Charged twice", reads: "Charged twice"),
        text("a charset that is an attack", "utf-8\\\" ; ../../etc", "8bit", "Charged twice", reads: "Charged twice"),
        text("bytes that are no UTF-8 at the end", "utf-8", "quoted-printable", "ab =E2=82", reads: "ab â‚"),
    ]

    private static func text(
        _ name: String, _ charset: String?, _ encoding: String, _ body: String, reads: String
    ) -> MailShape {
        let type = charset.map { "Content-Type: text/plain; charset=\"\($0)\"\n" } ?? ""
        let header = "MIME-Version: 1.0\n\(type)Content-Transfer-Encoding: \(encoding)\n"
        return MailShape(name, plain(header, "\(body)\n"), .init(text: reads))
    }
}
