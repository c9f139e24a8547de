import Domain

/// When a case stands still, has more time, is taken up again, or goes elsewhere.
extension WelshLetters {
    var onHold: Letter {
        Letter("Mae eich achos wedi’i ohirio", action: "Gweld yr achos") {
            "Mae eich achos am \(provider) wedi’i ohirio\(untilEndOfHold)."
            facts.quotation(of: "Geiriau’r cynllun")
        } next: {
            """
            Nid oes rhaid i chi wneud dim tan hynny. Bydd yn mynd ymlaen ohono’i hun, a chaiff yr amser y bu wedi’i \
            ohirio ei ychwanegu at bob dyddiad. Byddwn yn ysgrifennu atoch eto.
            """
        }
    }

    var resumed: Letter {
        Letter("Mae eich achos yn mynd ymlaen", action: "Gweld yr achos") {
            "Roedd eich achos am \(provider) wedi’i ohirio, ac mae’n mynd ymlaen nawr."
        } next: {
            """
            Mae’r dudalen y tu ôl i’r ddolen isod yn dangos pwy sydd i weithredu\(byTheDeadline). Mae’r amser y bu’r \
            achos wedi’i ohirio wedi’i ychwanegu at bob dyddiad.
            """
        }
    }

    var deadlineMoved: Letter {
        Letter("Mae dyddiad yn eich achos wedi symud", action: "Gweld yr achos") {
            "Mae dyddiad yn yr achos am \(provider) wedi symud."
            facts.quotation(of: "Geiriau’r cynllun")
        } next: {
            "Mae’r dyddiad newydd isod, a sut rydym yn ei gyfrif."
        }
    }

    var reopened: Letter {
        Letter("Mae eich achos wedi’i ailagor", action: "Gweld yr achos") {
            "Rydym wedi ailagor yr achos am \(provider)."
            facts.quotation(of: "Y rheswm")
        } next: {
            facts.actor == .complainant
                ? "Chi sydd i weithredu\(byTheDeadline). Mae’r dudalen y tu ôl i’r ddolen isod yn dangos beth y gallwch ei wneud."
                : "Nid oes rhaid i chi wneud dim ar hyn o bryd. Mae’r dudalen y tu ôl i’r ddolen isod yn dangos sut y mae’n mynd ymlaen."
        }
    }

    var transferred: Letter {
        Letter("Mae’r achos yn mynd i gynllun arall", action: "Gweld yr achos") {
            "Rydym wedi cau’r achos am \(provider), oherwydd bod cynllun arall yn edrych ar y gŵyn."
            facts.quotation(of: "Y rheswm")
        } next: {
            "Ysgrifennwch at y cynllun arall os na chlywch ganddo. Gallwch ddarllen yr achos o hyd drwy’r ddolen isod."
        }
    }

    private var untilEndOfHold: String {
        facts.heldUntil.map { " tan ddiwedd dydd \($0.spokenInWelsh)" } ?? ""
    }
}
