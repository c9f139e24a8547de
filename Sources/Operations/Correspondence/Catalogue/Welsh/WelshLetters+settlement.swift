import Domain

/// Offers to settle that go back and forth, and what comes of them.
extension WelshLetters {
    var settlementOffer: Letter {
        Letter("Cynnig i setlo: atebwch\(byTheDeadline)", action: "Ateb y cynnig") {
            "Mae \(provider) wedi cynnig setlo eich cwyn."
            quotation(of: provider)
            remedyBlocks("Mae’n cynnig:")
        } next: {
            answersToAnOffer
        }
    }

    var counterOffer: Letter {
        Letter("Cynnig newydd i setlo: atebwch\(byTheDeadline)", action: "Ateb y cynnig") {
            "Mae \(provider) wedi darllen eich cynnig ac yn gwneud un arall."
            quotation(of: provider)
            remedyBlocks("Mae’n cynnig nawr:")
        } next: {
            answersToAnOffer
        }
    }

    var settlementAgreed: Letter {
        Letter("Cytundeb â \(provider)", action: "Gweld eich achos") {
            "Rydych chi a \(provider) wedi cytuno sut i setlo eich cwyn. Cadwch y neges hon: dyma’r cytundeb."
            remedyBlocks("Rhaid i \(provider) wneud hyn:")
        } next: {
            "Mae’r cytundeb yn rhwymo’r ddwy ochr, ac ni fydd penderfyniad am y gŵyn hon."
            "Byddwn yn gwirio bod \(provider) yn gwneud y cyfan\(byTheDeadline), ac yn dweud wrthych am bob rhan."
        }
    }

    var settlementAnswered: Letter {
        facts.isAccepted == true ? settlementAgreed : settlementNotTaken
    }

    private var settlementNotTaken: Letter {
        Letter("Ni dderbyniwyd eich cynnig", action: "Gweld eich achos") {
            "Ni dderbyniodd \(provider) eich cynnig i setlo. Nid yw’n sefyll mwyach."
        } next: {
            "Rydym nawr yn ymchwilio i’ch cwyn. \(nothingToDoNow)"
        }
    }

    @MessageBlockBuilder
    private var answersToAnOffer: [MessageBlock] {
        """
        Gallwch dderbyn y cynnig neu ei wrthod, yn ei gyfanrwydd, neu wneud eich cynnig eich hun. Ni fydd neb yn pwyso \
        arnoch.
        """
        """
        Os derbyniwch, rhaid i \(provider) wneud yr hyn a gynigiodd, a byddwn yn gwirio ei fod yn gwneud hynny.
        """
        """
        Os gwrthodwch, neu os na fyddwch yn ateb, byddwn yn ymchwilio i’ch cwyn. Ni fydd y cynnig yn sefyll \
        mwyach.
        """
    }
}
