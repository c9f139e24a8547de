import Domain

/// When two cases become one, or one becomes two.
extension MessageFacts {
    var merged: Letter {
        Letter("The case goes on in \(otherCase)", action: "See the case") {
            switch audience {
            case .complainant:
                "You have two cases with us about \(providerName). They belong together, so we look at them as one."
            case .provider, .scheme:
                "The complaint of \(complainantName) belongs together with another one that is open. We look at them as one."
            }
        } next: {
            "Everything goes on in \(otherCase). What was said and sent here still counts."
            "The page behind the link below leads to it. You need not send anything again."
        }
    }

    var complaintAdded: Letter {
        Letter("Another complaint is part of this case now", action: "See the case") {
            "Another complaint of \(complainantName) goes on in this case. It was \(otherCase)."
            quotation(of: complainantName.isEmpty ? "The customer" : complainantName)
        } next: {
            actor == recipientParty
                ? "Please answer it together with the rest\(byTheDeadline). The date stays as it is."
                : "You do not have to do anything at the moment. Your answer to that complaint counts here as well."
        }
    }

    var openedBeside: Letter {
        Letter("A case was opened beside this one", action: "See the case") {
            switch audience {
            case .complainant:
                "We have opened another case out of your case about \(providerName). It is \(otherCase)."
            case .provider, .scheme:
                "A part of the complaint of \(complainantName) goes on as a case of its own. It is \(otherCase)."
            }
            quotation(of: "The reason")
        } next: {
            "We write to you about it separately, and each case has its own dates."
            "The page behind the link below leads to it."
        }
    }

    private var otherCase: String { otherReference.map { "case \($0)" } ?? "another case" }
}
