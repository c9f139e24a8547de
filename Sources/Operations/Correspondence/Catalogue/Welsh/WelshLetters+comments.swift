import Domain

/// The complainant's say on what the provider answered.
extension WelshLetters {
    var commentInvitation: Letter {
        Letter(
            "Mae’r darparwr wedi ateb: gallwch roi sylwadau\(byTheDeadline)", action: "Darllen yr ateb a rhoi sylwadau"
        ) {
            "Mae \(provider) wedi ateb eich cwyn. Nid yw’n cytuno â hi."
            quotation(of: provider)
        } next: {
            "Gallwch roi sylwadau ar yr ateb\(byTheDeadline). Nid oes rhaid i chi."
            "Gyda’ch sylwadau neu hebddynt, bydd gweithiwr achos wedyn yn edrych ar y ddwy ochr."
        }
    }

    var commentReminder: Letter {
        Letter("I’ch atgoffa: gallwch roi sylwadau\(byTheDeadline)", action: "Darllen yr ateb a rhoi sylwadau") {
            """
            Nodyn cyfeillgar i’ch atgoffa yw hwn. Mae \(provider) wedi ateb eich cwyn, a gallwch roi sylwadau ar ei \
            ateb.
            """
        } next: {
            """
            Os nad oes gennych ddim i’w ychwanegu, nid oes rhaid i chi wneud dim. Bydd gweithiwr achos wedyn yn edrych \
            ar y ddwy ochr.
            """
        }
    }
}
