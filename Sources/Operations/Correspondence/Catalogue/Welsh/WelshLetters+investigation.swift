import Domain

/// The investigation, up to the signature.
extension WelshLetters {
    var investigationOpened: Letter {
        Letter("Rydym yn ymchwilio i’ch cwyn", action: "Gweld eich achos") {
            """
            Mae’r ffeil yn gyflawn. Mae gweithiwr achos, sydd heb unrhyw gysylltiad â’r darparwr, nawr yn ymchwilio i’ch \
            cwyn am \(provider).
            """
        } next: {
            "Byddwn yn penderfynu\(byTheDeadline) ac yn anfon y penderfyniad atoch gyda’r rhesymau."
            nothingToDoNow
        }
    }

    var caseworkerReminder: Letter {
        Letter("Mae’r penderfyniad yn cael ei baratoi", action: "Gweld yr achos") {
            "Rydym yn dal i weithio ar y penderfyniad am \(yourComplaint)."
        } next: {
            onceItIsSigned
        }
    }

    var signatureRequest: Letter {
        Letter("Mae’r penderfyniad wedi’i ddrafftio", action: "Gweld yr achos") {
            """
            Mae’r penderfyniad am \(yourComplaint) wedi’i ddrafftio. Bydd rhywun arall nawr yn ei wirio ac yn ei \
            lofnodi.
            """
        } next: {
            onceItIsSigned
        }
    }

    private var onceItIsSigned: String {
        "Byddwn yn anfon y penderfyniad atoch gyda’r rhesymau cyn gynted ag y bydd wedi’i lofnodi."
    }
}
