import Domain

/// The decision, and what the complainant makes of it.
extension WelshLetters {
    var decision: Letter {
        Letter("Y penderfyniad: atebwch\(byTheDeadline)", action: "Derbyn neu wrthod y penderfyniad") {
            "Rydym wedi penderfynu ar \(yourComplaint)."
            decisionBlocks
        } next: {
            "Gallwch dderbyn y penderfyniad neu ei wrthod, yn ei gyfanrwydd."
            """
            Os derbyniwch, rhaid i \(provider) wneud yr hyn y mae’r penderfyniad yn ei ddweud, a byddwn yn gwirio ei fod \
            yn gwneud hynny.
            """
            """
            Os gwrthodwch, neu os na fyddwch yn ateb, daw’r penderfyniad i ben ac ni fydd yn rhwymo neb. Gallwch fynd \
            i’r llys o hyd.
            """
        }
    }

    @MessageBlockBuilder
    private var decisionBlocks: [MessageBlock] {
        findingBlocks
        if facts.remedies.isEmpty {
            "Nid yw’r penderfyniad yn gofyn i \(provider) wneud dim."
        } else {
            remedyBlocks("Rhaid i \(provider) wneud hyn, os derbynnir y penderfyniad:")
        }
    }

    var acceptanceReminder: Letter {
        Letter("I’ch atgoffa: atebwch y penderfyniad\(byTheDeadline)", action: "Derbyn neu wrthod y penderfyniad") {
            "Rydym wedi penderfynu ar \(yourComplaint). Nid ydym wedi cael eich ateb eto."
            remedyBlocks("Rhaid i \(provider) wneud hyn, os derbyniwch:")
        } next: {
            "Dywedwch wrthym a ydych yn derbyn y penderfyniad\(byTheDeadline)."
            "Heb eich ateb daw i ben: wedyn ni fydd yn rhaid i \(provider) wneud dim."
        }
    }

    var decisionAccepted: Letter {
        Letter("Rydych wedi derbyn y penderfyniad", action: "Gweld eich achos") {
            "Rydych wedi derbyn y penderfyniad am \(provider). Mae’n rhwymol nawr."
            remedyBlocks("Rhaid i \(provider) wneud hyn:")
        } next: {
            "Byddwn yn gwirio bod \(provider) yn gwneud y cyfan\(byTheDeadline), ac yn dweud wrthych am bob rhan."
        }
    }

    var decisionRejected: Letter {
        decisionFallen(
            "Gwrthodwyd y penderfyniad", because: "Rydych wedi gwrthod y penderfyniad am \(provider).")
    }

    var decisionLapsed: Letter {
        decisionFallen(
            "Mae’r penderfyniad wedi dod i ben",
            because: "Ni chawsom ateb gennych i’r penderfyniad am \(provider), felly mae wedi dod i ben.")
    }

    private func decisionFallen(_ title: String, because reason: String) -> Letter {
        Letter(title, action: "Gweld eich achos") {
            reason
        } next: {
            "Nid yw’r penderfyniad yn rhwymo neb, ac rydym wedi cau’r achos. Gallwch fynd i’r llys o hyd."
        }
    }
}
