import Domain

/// The provider's turn, as the complainant is told of it.
extension WelshLetters {
    var providerRequest: Letter {
        Letter("Rydym wedi gofyn i’r darparwr ateb", action: "Gweld yr achos") {
            "Rydym wedi rhoi \(yourComplaint) gerbron y darparwr ac wedi gofyn iddo ateb\(byTheDeadline)."
        } next: {
            "Gall \(provider) amddiffyn ei safbwynt neu gynnig setlo. Byddwn yn rhoi gwybod i chi beth mae’n ei ddweud."
        }
    }

    var providerNudge: Letter {
        Letter("Rydym wedi atgoffa’r darparwr", action: "Gweld yr achos") {
            "Nid yw \(provider) wedi ateb \(yourComplaint) eto. Rydym wedi ei atgoffa."
        } next: {
            "Os bydd \(provider) yn aros yn dawel, byddwn yn mynd ymlaen hebddo. Nid oes rhaid i chi wneud dim."
        }
    }

    var proceedingWithoutResponse: Letter {
        Letter("Rydym yn mynd ymlaen heb y darparwr", action: "Gweld eich achos") {
            "Nid yw \(provider) wedi ateb eich cwyn, er i ni ei atgoffa sawl gwaith."
        } next: {
            "Rydym nawr yn mynd ymlaen hebddo. Bydd gweithiwr achos yn edrych ar yr hyn a anfonoch atom."
            nothingToDoNow
        }
    }
}
