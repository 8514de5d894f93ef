"""The knowledge of names that recognition and resolution share.

The words of a language that tell places from people (`language`), cutting a text into tokens (`tokens`), looking a
surface up in a gazetteer (`lookup`), mentions (`mention`), coordinates written out in a text (`coordinates`) and the
tables of learned weights (`weights`).
"""
