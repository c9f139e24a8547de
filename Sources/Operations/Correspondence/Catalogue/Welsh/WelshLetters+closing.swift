import Domain

/// The end of a case.
extension WelshLetters {
    var closed: Letter {
        Letter("Mae eich achos ar gau", action: "Gweld eich achos") {
            "Rydym wedi cau achos \(yourComplaint)."
            closingWords
        } next: {
            stillReadable
        }
    }

    private var closingWords: String? {
        switch facts.closingReason {
        case .remedied?:
            "Mae \(provider) wedi dangos bod popeth yr oedd yn rhaid iddo ei wneud wedi’i wneud."
        case .decidedWithoutRemedy?: "Derbyniwyd y penderfyniad, ac nid yw’n gofyn i \(provider) wneud dim."
        case .rejected?:
            "Gwrthodwyd y penderfyniad. Nid yw’n rhwymo neb, ac mae’r ffordd i’r llys ar agor."
        case .lapsed?:
            "Ni chafodd y penderfyniad ei ateb mewn pryd. Nid yw’n rhwymo neb, ac mae’r ffordd i’r llys ar agor."
        case .withdrawn?: "Tynnwyd y gŵyn yn ôl."
        case .notPursued?:
            """
            Buom yn aros am ateb ac ni chawsom un, felly rydym yn cymryd nad ydych yn mynd ymlaen â’r gŵyn.
            """
        case .transferred?: "Mae cynllun arall yn edrych ar y gŵyn."
        case .merged?: "Mae’r gŵyn yn mynd ymlaen mewn achos arall."
        case nil: nil
        }
    }

    var withdrawn: Letter {
        Letter("Rydych wedi tynnu eich cwyn yn ôl", action: "Gweld eich achos") {
            "Rydych wedi tynnu \(yourComplaint) yn ôl. Rydym wedi cau’r achos."
        } next: {
            stillReadable
        }
    }

    private var stillReadable: String {
        "Nid oes rhaid i chi wneud dim. Gallwch ddarllen yr achos o hyd drwy’r ddolen isod."
    }
}
