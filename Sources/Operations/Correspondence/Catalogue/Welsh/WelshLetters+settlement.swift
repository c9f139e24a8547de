import Domain

/// An offer to settle, and its answer.
extension WelshLetters {
    var settlementOffer: Letter {
        Letter("Cynnig i setlo: atebwch\(byTheDeadline)", action: "Derbyn neu wrthod y cynnig") {
            "Mae \(provider) wedi cynnig setlo eich cwyn."
            quotation(of: provider)
            remedyBlocks("Mae’n cynnig:")
        } next: {
            "Gallwch dderbyn y cynnig neu ei wrthod, yn ei gyfanrwydd. Ni fydd neb yn pwyso arnoch."
            """
            Os derbyniwch, rhaid i \(provider) wneud yr hyn a gynigiodd, a byddwn yn gwirio ei fod yn gwneud hynny.
            """
            """
            Os gwrthodwch, neu os na fyddwch yn ateb, byddwn yn ymchwilio i’ch cwyn. Ni fydd y cynnig yn sefyll \
            mwyach.
            """
        }
    }

    var settlementAnswered: Letter {
        facts.isAccepted == true ? settlementAccepted : settlementNotTaken
    }

    private var settlementAccepted: Letter {
        Letter("Rydych wedi derbyn y cynnig", action: "Gweld eich achos") {
            "Rydych wedi derbyn cynnig \(provider). Diolch am ddweud wrthym."
            remedyBlocks("Rhaid i \(provider) wneud hyn nawr:")
        } next: {
            "Byddwn yn gwirio bod \(provider) yn gwneud y cyfan\(byTheDeadline), ac yn dweud wrthych am bob rhan."
        }
    }

    private var settlementNotTaken: Letter {
        Letter("Ni dderbyniwyd y cynnig", action: "Gweld eich achos") {
            "Ni dderbyniwyd cynnig \(provider). Nid yw’n sefyll mwyach."
        } next: {
            "Rydym nawr yn ymchwilio i’ch cwyn. \(nothingToDoNow)"
        }
    }
}
