"""Knowledge stays true and grows: what is wrong with it, what has to be checked again, what is missing, what is learnt.

`checking` (with `markup` and `likeness`) finds what is wrong, `reviewing` knows when an entry is due, `confirming` and
`review_notes` see to it, `gaps` lists what nobody could answer, `rights` and `learning` take in what people say of answers.
`upkeep` is the feature, `ports` what is kept.
"""
