import Domain

/// When two cases become one, or one becomes two.
extension WelshLetters {
    var merged: Letter {
        Letter("Mae’r achos yn mynd ymlaen yn \(otherCase)", action: "Gweld yr achos") {
            """
            Mae gennych ddau achos gyda ni am \(provider). Maent yn perthyn i’w gilydd, felly rydym yn edrych arnynt fel \
            un.
            """
        } next: {
            """
            Mae popeth yn mynd ymlaen yn \(otherCase). Mae’r hyn a ddywedwyd ac a anfonwyd yma yn dal i gyfrif.
            """
            "\(thePageLeadsToIt) Nid oes angen i chi anfon dim eto."
        }
    }

    var complaintAdded: Letter {
        Letter("Mae cwyn arall yn rhan o’r achos hwn nawr", action: "Gweld yr achos") {
            "Mae cwyn arall o’ch eiddo yn mynd ymlaen yn yr achos hwn. Yn \(otherCase) yr oedd hi."
            facts.complainantName.isEmpty
                ? facts.quotation(of: "Geiriau’r cwsmer") : quotation(of: facts.complainantName)
        } next: {
            facts.actor == .complainant
                ? "Atebwch hi gyda’r gweddill\(byTheDeadline). Nid yw’r dyddiad yn newid."
                : "Nid oes rhaid i chi wneud dim ar hyn o bryd. Mae eich ateb i’r gŵyn honno yn cyfrif yma hefyd."
        }
    }

    var openedBeside: Letter {
        Letter("Agorwyd achos arall wrth ochr yr un hwn", action: "Gweld yr achos") {
            "Rydym wedi agor achos arall o’ch achos am \(provider): \(otherCase)."
            facts.quotation(of: "Y rheswm")
        } next: {
            "Byddwn yn ysgrifennu atoch amdano ar wahân, ac mae gan bob achos ei ddyddiadau ei hun."
            thePageLeadsToIt
        }
    }

    private var thePageLeadsToIt: String { "Mae’r dudalen y tu ôl i’r ddolen isod yn arwain ato." }

    private var otherCase: String { facts.otherReference.map { "achos \($0)" } ?? "achos arall" }
}
