import Domain

/// What became of a file that somebody brought.
extension WelshLetters {
    var evidenceShared: Letter {
        Letter("Ffeil gan yr ochr arall y dylech ei gweld", action: "Gweld eich achos") {
            "Mae \(provider) wedi anfon ffeil atom ar gyfer eich achos, ac rydym yn ei rhannu â chi."
            facts.bodyText
        } next: {
            """
            Mae’r ffeil ar dudalen yr achos, o dan “Evidence”. Lle rydym wedi duo rhywbeth, mae’r dudalen yn dweud beth a \
            pham.
            """
            nothingToDoNow
        }
    }

    var evidenceRefused: Letter {
        Letter("Ni allem gadw ffeil a anfonoch", action: "Gweld eich achos") {
            "Ni allem gadw ffeil a anfonoch yn achos \(yourComplaint)."
            facts.bodyText
            "Rydym wedi ei dileu, ac nid oes neb arall wedi ei hagor. Mae popeth arall a anfonoch yn ddiogel."
        } next: {
            """
            Os yw’r ffeil yn bwysig i’r achos, gwiriwch eich dyfais am feirysau ac anfonwch y ffeil eto, neu anfonwch hi \
            ar ffurf arall: llun neu PDF a wnaed ohoni.
            """
        }
    }
}
