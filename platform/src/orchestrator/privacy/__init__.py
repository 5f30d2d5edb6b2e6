"""What is known of a person: given to them, and erased. Asks every installed app and knows none by name.

An app that keeps something of people has a module ``personal_data``:

``WHAT_HAPPENS``
    each column that names a person, or holds an address (``label.Model.field``), and what becomes of it when the person
    is erased. A test fails for a column that no app speaks of.
``export_for(person_id)``
    optional: what the app knows of the person, as JSON can hold it.
``blocks_erasure_for(person_id)``
    optional: a sentence that says why the person cannot go yet and what to do about it; None when they can.
``goes_with(person_id)``
    optional: a sentence for each thing that will be gone with the person, and that they might not expect.
``erase_for(person_id)``
    optional: erases it. Opens its own transactions and is safe to repeat.

A site's own app has one too.
"""
