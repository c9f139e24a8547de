import Domain

/// What a caseworker asks one side while the case is investigated.
extension WelshLetters {
    var informationRequest: Letter {
        Letter("Mae gennym gwestiynau i chi: atebwch\(byTheDeadline)", action: "Ateb y cwestiynau") {
            "Rydym yn ymchwilio i’ch cwyn am \(provider). Mae ein gweithiwr achos yn gofyn i chi:"
            quotation(of: "Ein cwestiynau")
        } next: {
            "Atebwch\(byTheDeadline). Gallwch ateb un cwestiwn ar y tro, ac ychwanegu ffeiliau."
            withoutAnswers
        }
    }

    var informationNotice: Letter {
        Letter("Rydym wedi gofyn cwestiynau i’r darparwr", action: "Gweld yr achos") {
            "Rydym yn ymchwilio i’ch cwyn, ac wedi gofyn rhai cwestiynau i’r darparwr, \(provider)."
        } next: {
            nothingToDoNow
            "Mae ein penderfyniad yn dyfynnu’r hyn y mae’n seiliedig arno."
        }
    }

    var informationReminder: Letter {
        Letter("I’ch atgoffa: atebwch ein cwestiynau\(byTheDeadline)", action: "Ateb y cwestiynau") {
            "Mae’r cwestiynau hyn am eich cwyn yn dal heb eu hateb:"
            quotation(of: "Ein cwestiynau")
        } next: {
            withoutAnswers
        }
    }

    var informationChase: Letter {
        Letter("Mae eich atebion yn hwyr", action: "Ateb y cwestiynau") {
            "Mae’r amser i ateb ein cwestiynau am eich cwyn ar ben. Mae’r rhain yn dal heb eu hateb:"
            quotation(of: "Ein cwestiynau")
        } next: {
            """
            Gallwch ateb o hyd am ychydig ddyddiau. Ar ôl hynny byddwn yn mynd ymlaen heb eich atebion ac yn penderfynu \
            ar yr hyn sydd yn y ffeil.
            """
        }
    }

    var informationReceived: Letter {
        Letter("Gall yr ymchwiliad fynd ymlaen", action: "Gweld yr achos") {
            "Mae’r cwestiynau am \(yourComplaint) wedi’u hateb, neu mae’r amser ar ben."
        } next: {
            "Mae’r ymchwiliad yn mynd ymlaen."
        }
    }

    var informationNotNeeded: Letter {
        Letter("Nid oes angen rhagor o atebion arnom", action: "Gweld yr achos") {
            "Roeddem wedi gofyn rhai cwestiynau i chi am eich cwyn. Nid oes angen rhagor o atebion arnom."
        } next: {
            nothingToDoNow
            "Mae’r ymchwiliad yn mynd ymlaen."
        }
    }

    private var withoutAnswers: String {
        "Os na chlywn gennych, byddwn yn eich atgoffa ac wedyn yn mynd ymlaen heb eich atebion."
    }
}
