<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>ArticlePane</name>
  <message>
   <source>Dateline</source>
   <translation>Ortsmarke</translation>
  </message>
  <message>
   <source>This file has no text in it.</source>
   <translation>In dieser Datei steht kein Text.</translation>
  </message>
  <message>
   <source>about {0} words</source>
   <translation>etwa {0} Wörter</translation>
  </message>
  <message>
   <source>{0} words</source>
   <translation>{0} Wörter</translation>
  </message>
 </context>
 <context>
  <name>ArticleView</name>
  <message>
   <source>Article</source>
   <translation>Artikel</translation>
  </message>
 </context>
 <context>
  <name>CandidateChooser</name>
  <message>
   <source>All {0} mentions of this name</source>
   <translation>Alle {0} Nennungen dieses Namens</translation>
  </message>
  <message>
   <source>This mention</source>
   <translation>Diese Nennung</translation>
  </message>
  <message>
   <source>This name, here and in later documents</source>
   <translation>Dieser Name, hier und in späteren Texten</translation>
  </message>
  <message>
   <source>also “{0}”</source>
   <translation>auch „{0}“</translation>
  </message>
  <message>
   <source>not the sort of thing that texts name</source>
   <translation>so etwas wird in Texten selten genannt</translation>
  </message>
  <message>
   <source>{0} inhabitants</source>
   <translation>{0} Einwohner</translation>
  </message>
  <message>
   <source>{0} says so</source>
   <translation>sagt {0}</translation>
  </message>
 </context>
 <context>
  <name>CandidateList</name>
  <message>
   <source>Places to choose from</source>
   <translation>Orte zur Auswahl</translation>
  </message>
 </context>
 <context>
  <name>CandidatesPanel</name>
  <message>
   <source>Ask an online service for this name; the first time, you see what is sent</source>
   <translation>Einen Onlinedienst nach diesem Namen fragen; beim ersten Mal sehen Sie, was gesendet wird</translation>
  </message>
  <message>
   <source>Candidates</source>
   <translation>Kandidaten</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>Schließen (Esc)</translation>
  </message>
  <message>
   <source>Close the candidates</source>
   <translation>Kandidaten schließen</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <source>How far the decision goes</source>
   <translation>Wie weit die Entscheidung reicht</translation>
  </message>
  <message>
   <source>Look Up Online…</source>
   <translation>Online nachschlagen…</translation>
  </message>
  <message>
   <source>No place of that name</source>
   <translation>Kein Ort dieses Namens</translation>
  </message>
  <message>
   <source>Not a Place</source>
   <translation>Kein Ort</translation>
  </message>
  <message>
   <source>Search all places</source>
   <translation>Alle Orte durchsuchen</translation>
  </message>
  <message>
   <source>Search all places; 1–9 picks</source>
   <translation>Alle Orte durchsuchen; 1–9 wählt aus</translation>
  </message>
  <message>
   <source>The gazetteer has no place of that name. Type to search for another.</source>
   <translation>Das Ortsverzeichnis kennt keinen Ort dieses Namens. Tippen Sie, um nach einem anderen zu suchen.</translation>
  </message>
  <message>
   <source>Use This Place</source>
   <translation>Diesen Ort nehmen</translation>
  </message>
  <message>
   <source>Which “{0}”?</source>
   <translation>Welches „{0}“?</translation>
  </message>
 </context>
 <context>
  <name>Card</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close (Esc)</source>
   <translation>Schließen (Esc)</translation>
  </message>
 </context>
 <context>
  <name>ClipboardPaste</name>
  <message>
   <source>Discard Text</source>
   <translation>Text verwerfen</translation>
  </message>
  <message>
   <source>It is nowhere but in this window.</source>
   <translation>Er steht nirgends als in diesem Fenster.</translation>
  </message>
  <message>
   <source>Save Text As…</source>
   <translation>Text speichern unter…</translation>
  </message>
  <message>
   <source>Save text as</source>
   <translation>Text speichern unter</translation>
  </message>
  <message>
   <source>Texts (*.txt)</source>
   <translation>Texte (*.txt)</translation>
  </message>
  <message>
   <source>The pasted text “{0}” is not saved</source>
   <translation>Der eingefügte Text „{0}“ ist nicht gespeichert</translation>
  </message>
  <message>
   <source>There is no text in the clipboard</source>
   <translation>In der Zwischenablage ist kein Text</translation>
  </message>
 </context>
 <context>
  <name>CoMentionsCard</name>
  <message numerus="yes">
   <source>%n paragraph(s)</source>
   <translation>
    <numerusform>%n Absatz</numerusform>
    <numerusform>%n Absätze</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n sentence(s)</source>
   <translation>
    <numerusform>%n Satz</numerusform>
    <numerusform>%n Sätze</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose a place in text, map or table.</source>
   <translation>Wählen Sie einen Ort in Text, Karte oder Tabelle.</translation>
  </message>
  <message>
   <source>Choose a place to see what is named with it</source>
   <translation>Wählen Sie einen Ort, um zu sehen, was mit ihm genannt wird</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>In the same paragraph</source>
   <translation>Im selben Absatz</translation>
  </message>
  <message>
   <source>In the same sentence</source>
   <translation>Im selben Satz</translation>
  </message>
  <message>
   <source>Named together</source>
   <translation>Zusammen genannt</translation>
  </message>
  <message>
   <source>Named with {0}</source>
   <translation>Mit {0} genannt</translation>
  </message>
  <message>
   <source>Nothing else is named there.</source>
   <translation>Sonst wird dort nichts genannt.</translation>
  </message>
  <message>
   <source>Places that are named together, with their sentences</source>
   <translation>Orte, die zusammen genannt werden, mit ihren Sätzen</translation>
  </message>
  <message>
   <source>What counts as together</source>
   <translation>Was als zusammen gilt</translation>
  </message>
  <message>
   <source>{0} and {1}</source>
   <translation>{0} und {1}</translation>
  </message>
  <message>
   <source>{0} · {1}</source>
   <translation>{0} · {1}</translation>
  </message>
  <message>
   <source>{0}, the first {1} of them</source>
   <translation>{0}, davon die ersten {1}</translation>
  </message>
 </context>
 <context>
  <name>ComparedTable</name>
  <message>
   <source>Above {0}, below {1}</source>
   <translation>Oben {0}, unten {1}</translation>
  </message>
  <message>
   <source>Enter shows the first mention of a place in its text</source>
   <translation>Die Eingabetaste zeigt die erste Nennung eines Orts in seinem Text</translation>
  </message>
  <message>
   <source>Mentions in {0}</source>
   <translation>Nennungen in {0}</translation>
  </message>
  <message>
   <source>Place {0}, in both</source>
   <translation>Ort {0}, in beiden</translation>
  </message>
  <message>
   <source>Place {0}, only in {1}</source>
   <translation>Ort {0}, nur in {1}</translation>
  </message>
  <message>
   <source>Places of both texts</source>
   <translation>Orte beider Texte</translation>
  </message>
  <message>
   <source>Where in the texts</source>
   <translation>Wo in den Texten</translation>
  </message>
  <message>
   <source>{0}: first at {1} percent, last at {2} percent</source>
   <translation>{0}: zuerst bei {1} Prozent, zuletzt bei {2} Prozent</translation>
  </message>
 </context>
 <context>
  <name>ComparisonController</name>
  <message>
   <source>Another &amp;Text…</source>
   <translation>Anderer &amp;Text…</translation>
  </message>
  <message>
   <source>Compare With</source>
   <translation>Vergleichen mit</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
 </context>
 <context>
  <name>ComparisonWindow</name>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n only in {0}</source>
   <translation>
    <numerusform>%n nur in {0}</numerusform>
    <numerusform>%n nur in {0}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s) in both</source>
   <translation>
    <numerusform>%n Ort in beiden</numerusform>
    <numerusform>%n Orte in beiden</numerusform>
   </translation>
  </message>
  <message>
   <source>Both are the same text: every place is in both.</source>
   <translation>Beide sind derselbe Text: jeder Ort kommt in beiden vor.</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <source>Export the comparison</source>
   <translation>Den Vergleich exportieren</translation>
  </message>
  <message>
   <source>Finding places in {0}…</source>
   <translation>Orte in {0} werden gesucht…</translation>
  </message>
  <message>
   <source>Neither text names a place. There is nothing to compare.</source>
   <translation>Keiner der Texte nennt einen Ort. Es gibt nichts zu vergleichen.</translation>
  </message>
  <message>
   <source>No place on this side</source>
   <translation>Kein Ort auf dieser Seite</translation>
  </message>
  <message>
   <source>Saved {0}</source>
   <translation>{0} gespeichert</translation>
  </message>
  <message>
   <source>Show in {0}</source>
   <translation>In {0} zeigen</translation>
  </message>
  <message>
   <source>The map can't be shown</source>
   <translation>Die Karte kann nicht gezeigt werden</translation>
  </message>
  <message>
   <source>The table says everything that the map would show. {0}</source>
   <translation>Die Tabelle sagt alles, was die Karte zeigen würde. {0}</translation>
  </message>
  <message>
   <source>The texts have no place in common.</source>
   <translation>Die Texte haben keinen Ort gemeinsam.</translation>
  </message>
  <message>
   <source>Toolbar</source>
   <translation>Werkzeugleiste</translation>
  </message>
  <message>
   <source>Write what the texts have in common and what not to a file</source>
   <translation>Was die Texte gemeinsam haben und was nicht, in eine Datei schreiben</translation>
  </message>
  <message>
   <source>{0} and {1}</source>
   <translation>{0} und {1}</translation>
  </message>
  <message>
   <source>{0} and {1} — Comparison — GeoView</source>
   <translation>{0} und {1} — Vergleich — GeoView</translation>
  </message>
  <message>
   <source>{0} is closed and is compared as it was.</source>
   <translation>{0} ist geschlossen und wird so verglichen, wie der Text war.</translation>
  </message>
  <message>
   <source>{0} names no place: all places are in the other text alone.</source>
   <translation>{0} nennt keinen Ort: alle Orte kommen nur im anderen Text vor.</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>ConsentDialog</name>
  <message>
   <source>Ask {0}?</source>
   <translation>{0} fragen?</translation>
  </message>
  <message>
   <source>Don’t Send</source>
   <translation>Nicht senden</translation>
  </message>
  <message>
   <source>Go Online?</source>
   <translation>Online gehen?</translation>
  </message>
  <message>
   <source>Send and Remember</source>
   <translation>Senden und merken</translation>
  </message>
  <message>
   <source>Service</source>
   <translation>Dienst</translation>
  </message>
  <message>
   <source>Terms of Use…</source>
   <translation>Nutzungsbedingungen…</translation>
  </message>
  <message>
   <source>To {0}</source>
   <translation>An {0}</translation>
  </message>
  <message>
   <source>What will be sent</source>
   <translation>Was gesendet wird</translation>
  </message>
  <message>
   <source>You will not be asked again for this service. You can take it back in the settings.</source>
   <translation>Für diesen Dienst werden Sie nicht wieder gefragt. In den Einstellungen können Sie das zurücknehmen.</translation>
  </message>
 </context>
 <context>
  <name>ContextMenus</name>
  <message>
   <source>Copied {0}</source>
   <translation>{0} kopiert</translation>
  </message>
  <message>
   <source>Copy Coordinates of This Point</source>
   <translation>Koordinaten dieses Punkts kopieren</translation>
  </message>
  <message>
   <source>Place “{0}” Here</source>
   <translation>„{0}“ hierher setzen</translation>
  </message>
 </context>
 <context>
  <name>CorrectionController</name>
  <message>
   <source>&amp;Redo</source>
   <translation>Wieder&amp;herstellen</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <source>Again: {0}</source>
   <translation>Wiederhergestellt: {0}</translation>
  </message>
  <message>
   <source>Undone: {0}</source>
   <translation>Rückgängig gemacht: {0}</translation>
  </message>
 </context>
 <context>
  <name>CorrectionSaver</name>
  <message>
   <source>Annotations (*.geoview)</source>
   <translation>Anmerkungen (*.geoview)</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>Save annotations as</source>
   <translation>Anmerkungen speichern unter</translation>
  </message>
  <message>
   <source>Saved in GeoView’s own folder</source>
   <translation>In GeoViews eigenem Ordner gespeichert</translation>
  </message>
  <message>
   <source>Saved {0}</source>
   <translation>{0} gespeichert</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>The text itself is never written</source>
   <translation>Der Text selbst wird nie überschrieben</translation>
  </message>
 </context>
 <context>
  <name>Corrections</name>
  <message>
   <source>Another program had changed the corrections; its own and yours are both kept.</source>
   <translation>Ein anderes Programm hatte die Korrekturen geändert; seine und Ihre sind beide bewahrt.</translation>
  </message>
  <message>
   <source>Corrections that could not be saved last time are here again.</source>
   <translation>Korrekturen, die beim letzten Mal nicht gespeichert werden konnten, sind wieder da.</translation>
  </message>
 </context>
 <context>
  <name>CrashDialog</name>
  <message>
   <source>Continue</source>
   <translation>Weitermachen</translation>
  </message>
  <message>
   <source>Copy Report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Something went wrong in GeoView</source>
   <translation>In GeoView ist etwas schiefgegangen</translation>
  </message>
  <message>
   <source>This is a fault in GeoView, not in your text. You can go on; if it happens again, please report it.</source>
   <translation>Das ist ein Fehler in GeoView, nicht in Ihrem Text. Sie können weitermachen; kommt es wieder vor, melden Sie es bitte.</translation>
  </message>
 </context>
 <context>
  <name>Decisions</name>
  <message>
   <source>Change…</source>
   <translation>Ändern…</translation>
  </message>
  <message>
   <source>Forget: {0}</source>
   <translation>Vergessen: {0}</translation>
  </message>
  <message>
   <source>Forgotten: {0}</source>
   <translation>Vergessen: {0}</translation>
  </message>
  <message>
   <source>Not in This Document</source>
   <translation>Nicht in diesem Text</translation>
  </message>
  <message>
   <source>You decided this before</source>
   <translation>Das haben Sie früher so entschieden</translation>
  </message>
  <message>
   <source>{0} ({1})</source>
   <translation>{0} ({1})</translation>
  </message>
  <message>
   <source>{0} ({1}, {2})</source>
   <translation>{0} ({1}, {2})</translation>
  </message>
  <message>
   <source>{0} more</source>
   <translation>{0} weitere</translation>
  </message>
  <message>
   <source>“{0}” is not a place</source>
   <translation>„{0}“ ist kein Ort</translation>
  </message>
  <message>
   <source>“{0}” is {1}</source>
   <translation>„{0}“ ist {1}</translation>
  </message>
 </context>
 <context>
  <name>DocumentNotices</name>
  <message>
   <source>Remove from Recent</source>
   <translation>Aus „Zuletzt geöffnet“ entfernen</translation>
  </message>
 </context>
 <context>
  <name>DocumentTable</name>
  <message>
   <source>Choosing documents shows their places alone; Enter opens a document at what is chosen</source>
   <translation>Ausgewählte Dokumente zeigen nur ihre eigenen Orte; die Eingabetaste öffnet ein Dokument an der gewählten Stelle</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Mentions</source>
   <translation>Nennungen</translation>
  </message>
  <message>
   <source>No document matches the filter</source>
   <translation>Kein Dokument passt zum Filter</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <source>no date</source>
   <translation>ohne Datum</translation>
  </message>
  <message>
   <source>not read</source>
   <translation>ungelesen</translation>
  </message>
  <message>
   <source>read</source>
   <translation>gelesen</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
 </context>
 <context>
  <name>DocumentTabs</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close this document</source>
   <translation>Diesen Text schließen</translation>
  </message>
  <message>
   <source>Open documents</source>
   <translation>Geöffnete Texte</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
 </context>
 <context>
  <name>DropTarget</name>
  <message>
   <source>Drop to read it here</source>
   <translation>Zum Lesen hier loslassen</translation>
  </message>
 </context>
 <context>
  <name>ExportMenu</name>
  <message>
   <source>Export the map as it is seen</source>
   <translation>Die Karte exportieren, wie sie zu sehen ist</translation>
  </message>
  <message>
   <source>Map as it is seen (*.png)…</source>
   <translation>Karte, wie sie zu sehen ist (*.png)…</translation>
  </message>
  <message>
   <source>Picture (*.png)</source>
   <translation>Bild (*.png)</translation>
  </message>
 </context>
 <context>
  <name>ExternalMaps</name>
  <message>
   <source>&amp;Map Program of This Computer</source>
   <translation>&amp;Kartenprogramm dieses Rechners</translation>
  </message>
  <message>
   <source>The map could not be opened</source>
   <translation>Die Karte ließ sich nicht öffnen</translation>
  </message>
  <message>
   <source>This computer has no program for it. Copy Coordinates puts the position into the clipboard.</source>
   <translation>Dieser Rechner hat kein Programm dafür. „Koordinaten kopieren“ legt die Lage in die Zwischenablage.</translation>
  </message>
 </context>
 <context>
  <name>FilterField</name>
  <message>
   <source>-demonym (not)   kind:city,town (or)   "two words"</source>
   <translation>-demonym (nicht)   kind:city,town (oder)   "zwei Wörter"</translation>
  </message>
  <message>
   <source>Filter places</source>
   <translation>Orte filtern</translation>
  </message>
  <message>
   <source>Filter: oslo kind:city</source>
   <translation>Filter: oslo kind:city</translation>
  </message>
  <message>
   <source>Letters of a name, and:</source>
   <translation>Buchstaben eines Namens, und:</translation>
  </message>
  <message>
   <source>What may stand here</source>
   <translation>Was hier stehen kann</translation>
  </message>
 </context>
 <context>
  <name>FindController</name>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} von {1}</translation>
  </message>
 </context>
 <context>
  <name>FolderController</name>
  <message numerus="yes">
   <source>%n text(s) still wait. What is read stays read.</source>
   <translation>
    <numerusform>%n Text wartet noch. Was gelesen ist, bleibt gelesen.</numerusform>
    <numerusform>%n Texte warten noch. Was gelesen ist, bleibt gelesen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Go On</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Looking through the folder…</source>
   <translation>Der Ordner wird durchgesehen…</translation>
  </message>
  <message>
   <source>Open a folder of texts</source>
   <translation>Einen Ordner mit Texten öffnen</translation>
  </message>
  <message numerus="yes">
   <source>Reading %n text(s)…</source>
   <translation>
    <numerusform>%n Text wird gelesen…</numerusform>
    <numerusform>%n Texte werden gelesen…</numerusform>
   </translation>
  </message>
  <message>
   <source>Reading was stopped</source>
   <translation>Das Lesen wurde angehalten</translation>
  </message>
  <message>
   <source>Try Again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
 </context>
 <context>
  <name>FolderListPane</name>
  <message>
   <source>Show All</source>
   <translation>Alle zeigen</translation>
  </message>
 </context>
 <context>
  <name>FolderPlacesTable</name>
  <message>
   <source>Choosing a place lists the documents that name it</source>
   <translation>Ein gewählter Ort listet die Dokumente auf, die ihn nennen</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Mentions</source>
   <translation>Nennungen</translation>
  </message>
  <message>
   <source>No place matches the filter</source>
   <translation>Kein Ort passt zum Filter</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
 </context>
 <context>
  <name>FolderView</name>
  <message numerus="yes">
   <source>%n document(s)</source>
   <translation>
    <numerusform>%n Dokument</numerusform>
    <numerusform>%n Dokumente</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n not read</source>
   <translation>
    <numerusform>%n ungelesen</numerusform>
    <numerusform>%n ungelesen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Documents that name {0}: {1}</source>
   <translation>Dokumente, die {0} nennen: {1}</translation>
  </message>
  <message>
   <source>Filter documents</source>
   <translation>Dokumente filtern</translation>
  </message>
  <message>
   <source>Filter places</source>
   <translation>Orte filtern</translation>
  </message>
  <message>
   <source>No document of these days</source>
   <translation>Kein Dokument aus diesen Tagen</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message numerus="yes">
   <source>Places of %n document(s)</source>
   <translation>
    <numerusform>Orte von %n Dokument</numerusform>
    <numerusform>Orte von %n Dokumenten</numerusform>
   </translation>
  </message>
  <message>
   <source>Places of “{0}”</source>
   <translation>Orte in „{0}“</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Wird gelesen…</translation>
  </message>
  <message>
   <source>These documents name no place</source>
   <translation>Diese Dokumente nennen keinen Ort</translation>
  </message>
  <message>
   <source>Try Again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} von {1}</translation>
  </message>
 </context>
 <context>
  <name>LegendCard</name>
  <message>
   <source>A hollow pin with a question mark: the place is uncertain.</source>
   <translation>Eine hohle Nadel mit Fragezeichen: Der Ort ist unsicher.</translation>
  </message>
  <message>
   <source>Country, state, province: its area is filled</source>
   <translation>Land, Staat, Provinz: als Fläche gefüllt</translation>
  </message>
  <message>
   <source>Facility</source>
   <translation>Einrichtung</translation>
  </message>
  <message>
   <source>Filled areas: as United Nations bodies see them.</source>
   <translation>Gefüllte Flächen: wie Gremien der Vereinten Nationen sie sehen.</translation>
  </message>
  <message>
   <source>Filled areas: as {0} sees them.</source>
   <translation>Gefüllte Flächen: wie {0} sie sieht.</translation>
  </message>
  <message>
   <source>Filled areas: neutral, a disputed area belongs to no state.</source>
   <translation>Gefüllte Flächen: neutral, ein umstrittenes Gebiet gehört zu keinem Staat.</translation>
  </message>
  <message>
   <source>Land and water</source>
   <translation>Land und Wasser</translation>
  </message>
  <message>
   <source>Offline map</source>
   <translation>Offlinekarte</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>The base map shows who holds the land; borders are dashed where that is disputed.</source>
   <translation>Die Grundkarte zeigt, wer das Land hält; wo das strittig ist, sind die Grenzen gestrichelt.</translation>
  </message>
  <message>
   <source>Town, city, village</source>
   <translation>Stadt, Dorf</translation>
  </message>
 </context>
 <context>
  <name>MapHost</name>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>No map</source>
   <translation>Keine Karte</translation>
  </message>
  <message>
   <source>The places table says everything that the map shows</source>
   <translation>Die Ortstabelle sagt alles, was die Karte zeigt</translation>
  </message>
 </context>
 <context>
  <name>MapPane</name>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message numerus="yes">
   <source>Map with %n place(s); the table of places lists them all.</source>
   <translation>
    <numerusform>Karte mit %n Ort; die Ortstabelle nennt ihn.</numerusform>
    <numerusform>Karte mit %n Orten; die Ortstabelle nennt sie alle.</numerusform>
   </translation>
  </message>
  <message>
   <source>The map page could not be loaded.</source>
   <translation>Die Kartenseite konnte nicht geladen werden.</translation>
  </message>
  <message>
   <source>The map stopped.</source>
   <translation>Die Karte ist stehen geblieben.</translation>
  </message>
 </context>
 <context>
  <name>MentionRuler</name>
  <message>
   <source>Click to jump there. The places table says the same in words.</source>
   <translation>Ein Klick springt dorthin. Die Ortstabelle sagt dasselbe in Worten.</translation>
  </message>
  <message>
   <source>Where the places are in the text</source>
   <translation>Wo die Orte im Text stehen</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Close this message</source>
   <translation>Diese Meldung schließen</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Meldung</translation>
  </message>
 </context>
 <context>
  <name>NotePage</name>
  <message>
   <source>Choose Another Folder…</source>
   <translation>Anderen Ordner wählen…</translation>
  </message>
  <message>
   <source>GeoView reads plain text, Markdown, HTML, Word, PDF and EPUB files, in this folder and in those inside it. Hidden files are left alone. A text that is put there appears here by itself.</source>
   <translation>GeoView liest reinen Text, Markdown, HTML, Word, PDF und EPUB, in diesem Ordner und in denen darin. Verborgene Dateien bleiben unberührt. Ein Text, der dort hinzukommt, erscheint hier von selbst.</translation>
  </message>
  <message>
   <source>Look Again</source>
   <translation>Noch einmal nachsehen</translation>
  </message>
  <message>
   <source>Looking through the folder…</source>
   <translation>Der Ordner wird durchgesehen…</translation>
  </message>
  <message>
   <source>There are no texts in this folder</source>
   <translation>In diesem Ordner sind keine Texte</translation>
  </message>
  <message>
   <source>Try Again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
 </context>
 <context>
  <name>OnlineLookup</name>
  <message>
   <source>Asking {0}…</source>
   <translation>{0} wird gefragt…</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Wählen…</translation>
  </message>
  <message>
   <source>From {0} · {1}</source>
   <translation>Von {0} · {1}</translation>
  </message>
  <message>
   <source>No service to ask</source>
   <translation>Kein Dienst, der zu fragen wäre</translation>
  </message>
  <message>
   <source>See “Online” in the settings.</source>
   <translation>Siehe „Online“ in den Einstellungen.</translation>
  </message>
  <message>
   <source>The service also learns your internet address and the time.</source>
   <translation>Der Dienst erfährt auch Ihre Internetadresse und die Zeit.</translation>
  </message>
  <message>
   <source>it has no address yet</source>
   <translation>noch ohne Adresse</translation>
  </message>
  <message>
   <source>{0} knows no “{1}”.</source>
   <translation>{0} kennt kein „{1}“.</translation>
  </message>
  <message>
   <source>{0} knows none of them either.</source>
   <translation>{0} kennt auch keinen davon.</translation>
  </message>
  <message>
   <source>{0} knows: {1}.</source>
   <translation>{0} kennt: {1}.</translation>
  </message>
  <message>
   <source>{0} of {1} names found</source>
   <translation>{0} von {1} Namen gefunden</translation>
  </message>
 </context>
 <context>
  <name>OnlinePage</name>
  <message>
   <source> MB</source>
   <translation> MB</translation>
  </message>
  <message numerus="yes">
   <source>%n name(s)</source>
   <translation>
    <numerusform>%n Name</numerusform>
    <numerusform>%n Namen</numerusform>
   </translation>
  </message>
  <message>
   <source>A key has plain letters, digits and signs only.</source>
   <translation>Ein Schlüssel hat nur einfache Buchstaben, Ziffern und Zeichen.</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Address of map tiles</source>
   <translation>Adresse der Kartenkacheln</translation>
  </message>
  <message>
   <source>Address of the service</source>
   <translation>Adresse des Dienstes</translation>
  </message>
  <message>
   <source>Another…</source>
   <translation>Eine andere…</translation>
  </message>
  <message>
   <source>Answers kept on this computer</source>
   <translation>Auf diesem Rechner bewahrte Antworten</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>Gefragt wird</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <source>Credit</source>
   <translation>Nachweis</translation>
  </message>
  <message>
   <source>Credit for map tiles</source>
   <translation>Nachweis für Kartenkacheln</translation>
  </message>
  <message>
   <source>Credited as {0}.</source>
   <translation>Nachgewiesen als {0}.</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Kept</source>
   <translation>Bewahrt</translation>
  </message>
  <message>
   <source>Kept in the keyring of your system.</source>
   <translation>Im Schlüsselbund Ihres Systems bewahrt.</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Schlüssel</translation>
  </message>
  <message>
   <source>Key for map tiles</source>
   <translation>Schlüssel für Kartenkacheln</translation>
  </message>
  <message>
   <source>Map tiles</source>
   <translation>Kartenkacheln</translation>
  </message>
  <message>
   <source>Names without a place</source>
   <translation>Namen ohne Ort</translation>
  </message>
  <message>
   <source>None: names never leave this computer</source>
   <translation>Niemand: Namen verlassen nie diesen Rechner</translation>
  </message>
  <message>
   <source>Nothing: GeoView is offline.</source>
   <translation>Nichts: GeoView ist offline.</translation>
  </message>
  <message>
   <source>Online map</source>
   <translation>Onlinekarte</translation>
  </message>
  <message>
   <source>Room for map tiles on the disk</source>
   <translation>Platz für Kartenkacheln auf der Platte</translation>
  </message>
  <message>
   <source>Room on the disk</source>
   <translation>Platz auf der Platte</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <source>Service to ask for names</source>
   <translation>Dienst, der nach Namen gefragt wird</translation>
  </message>
  <message>
   <source>Show map tiles of an online service</source>
   <translation>Kartenkacheln eines Onlinedienstes zeigen</translation>
  </message>
  <message>
   <source>Source of map tiles</source>
   <translation>Quelle der Kartenkacheln</translation>
  </message>
  <message>
   <source>Take Back</source>
   <translation>Zurücknehmen</translation>
  </message>
  <message>
   <source>Takes the place of {key}</source>
   <translation>Steht an der Stelle von {key}</translation>
  </message>
  <message>
   <source>Terms of Use…</source>
   <translation>Nutzungsbedingungen…</translation>
  </message>
  <message>
   <source>There is no keyring to keep it in: it holds until GeoView is closed.</source>
   <translation>Es gibt keinen Schlüsselbund dafür: Er gilt, bis GeoView geschlossen wird.</translation>
  </message>
  <message>
   <source>What you allowed</source>
   <translation>Was Sie erlaubt haben</translation>
  </message>
  <message>
   <source>{0} and {1} MB of map tiles. Names are asked for again after {2} days ({3} when unknown), tiles after {4}.</source>
   <translation>{0} und {1} MB Kartenkacheln. Nach Namen wird nach {2} Tagen wieder gefragt ({3}, wenn unbekannt), nach Kacheln nach {4}.</translation>
  </message>
  <message>
   <source>{0}: {1}, since {2}</source>
   <translation>{0}: {1}, seit {2}</translation>
  </message>
 </context>
 <context>
  <name>OpenDialog</name>
  <message>
   <source>Open texts</source>
   <translation>Texte öffnen</translation>
  </message>
  <message>
   <source>Texts ({0});;All files (*)</source>
   <translation>Texte ({0});;Alle Dateien (*)</translation>
  </message>
 </context>
 <context>
  <name>Pair</name>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
 </context>
 <context>
  <name>Passages</name>
  <message numerus="yes">
   <source>%n document(s)</source>
   <translation>
    <numerusform>%n Dokument</numerusform>
    <numerusform>%n Dokumente</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message>
   <source>Open text</source>
   <translation>Text öffnen</translation>
  </message>
 </context>
 <context>
  <name>PlaceRow</name>
  <message>
   <source>Country</source>
   <translation>Land</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Ort</translation>
  </message>
 </context>
 <context>
  <name>PlaceTable</name>
  <message>
   <source>Confidence</source>
   <translation>Sicherheit</translation>
  </message>
  <message>
   <source>Enter shows the next mention of a place in the text and on the map</source>
   <translation>Die Eingabetaste zeigt die nächste Nennung eines Orts im Text und auf der Karte</translation>
  </message>
  <message>
   <source>In order of first appearance; the same number as on the map</source>
   <translation>In der Reihenfolge des ersten Vorkommens; dieselbe Nummer wie auf der Karte</translation>
  </message>
  <message>
   <source>Mentions</source>
   <translation>Anzahl</translation>
  </message>
  <message>
   <source>No place matches the filter</source>
   <translation>Kein Ort passt zum Filter</translation>
  </message>
  <message>
   <source>Place {0}</source>
   <translation>Ort {0}</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <source>Where in the text</source>
   <translation>Wo im Text</translation>
  </message>
  <message>
   <source>first at {0} percent, last at {1} percent of the text</source>
   <translation>zuerst bei {0} Prozent, zuletzt bei {1} Prozent des Textes</translation>
  </message>
  <message>
   <source>{0}, uncertain</source>
   <translation>{0}, unsicher</translation>
  </message>
 </context>
 <context>
  <name>PlacesPane</name>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message>
   <source>Finding places…</source>
   <translation>Orte werden gesucht…</translation>
  </message>
  <message>
   <source>No places were found in this text. The text itself is all there.</source>
   <translation>In diesem Text wurden keine Orte gefunden. Der Text selbst ist vollständig da.</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message>
   <source>The search for places was stopped.</source>
   <translation>Die Suche nach Orten wurde angehalten.</translation>
  </message>
  <message>
   <source>Where there is no text, there are no places.</source>
   <translation>Wo kein Text ist, sind keine Orte.</translation>
  </message>
  <message>
   <source>no places</source>
   <translation>keine Orte</translation>
  </message>
  <message numerus="yes">
   <source>{0} of %n place(s)</source>
   <translation>
    <numerusform>{0} von %n Ort</numerusform>
    <numerusform>{0} von %n Orten</numerusform>
   </translation>
  </message>
  <message>
   <source>{0} uncertain</source>
   <translation>{0} unsicher</translation>
  </message>
  <message>
   <source>{0} without a place</source>
   <translation>{0} ohne Ort</translation>
  </message>
 </context>
 <context>
  <name>PopupButtons</name>
  <message>
   <source>Not a place</source>
   <translation>Kein Ort</translation>
  </message>
  <message>
   <source>Other places ({0})…</source>
   <translation>Andere Orte ({0})…</translation>
  </message>
  <message>
   <source>Other places…</source>
   <translation>Andere Orte…</translation>
  </message>
 </context>
 <context>
  <name>PrintController</name>
  <message>
   <source>Printing…</source>
   <translation>Wird gedruckt…</translation>
  </message>
  <message>
   <source>Sent to the printer</source>
   <translation>An den Drucker gesandt</translation>
  </message>
 </context>
 <context>
  <name>PrintPreview</name>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Schließen</translation>
  </message>
  <message>
   <source>&amp;Print…</source>
   <translation>&amp;Drucken…</translation>
  </message>
  <message>
   <source>Laying the pages out</source>
   <translation>Seiten werden gesetzt</translation>
  </message>
  <message>
   <source>Laying the pages out…</source>
   <translation>Seiten werden gesetzt…</translation>
  </message>
  <message>
   <source>Page {0} of {1}</source>
   <translation>Seite {0} von {1}</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>Print Preview</source>
   <translation>Druckvorschau</translation>
  </message>
  <message>
   <source>Save as P&amp;DF…</source>
   <translation>Als &amp;PDF speichern…</translation>
  </message>
 </context>
 <context>
  <name>ProgressDisplay</name>
  <message>
   <source>Finding places…</source>
   <translation>Orte werden gesucht…</translation>
  </message>
  <message>
   <source>Mention {0} of {1}</source>
   <translation>Nennung {0} von {1}</translation>
  </message>
  <message>
   <source>No place</source>
   <translation>Kein Ort</translation>
  </message>
 </context>
 <context>
  <name>RecentMenu</name>
  <message>
   <source>Clear List</source>
   <translation>Liste leeren</translation>
  </message>
 </context>
 <context>
  <name>RowTable</name>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
 </context>
 <context>
  <name>SaveJobs</name>
  <message>
   <source>Exporting…</source>
   <translation>Wird exportiert…</translation>
  </message>
  <message>
   <source>Saved {0}</source>
   <translation>{0} gespeichert</translation>
  </message>
 </context>
 <context>
  <name>ScreenReader</name>
  <message>
   <source>mention {0} of {1}</source>
   <translation>Nennung {0} von {1}</translation>
  </message>
  <message>
   <source>uncertain</source>
   <translation>unsicher</translation>
  </message>
  <message>
   <source>{0}, no place was found</source>
   <translation>{0}, kein Ort gefunden</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
 </context>
 <context>
  <name>Session</name>
  <message>
   <source>Close other programs or open a part of the text.</source>
   <translation>Schließen Sie andere Programme oder öffnen Sie einen Teil des Textes.</translation>
  </message>
  <message>
   <source>The places could not be found</source>
   <translation>Die Orte konnten nicht gefunden werden</translation>
  </message>
  <message>
   <source>Their drive does not answer yet. They appear as soon as it does.</source>
   <translation>Ihr Laufwerk antwortet noch nicht. Sie erscheinen, sobald es antwortet.</translation>
  </message>
  <message>
   <source>there is not enough memory for this text.</source>
   <translation>für diesen Text reicht der Speicher nicht.</translation>
  </message>
 </context>
 <context>
  <name>SideButtons</name>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>In both</source>
   <translation>In beiden</translation>
  </message>
  <message>
   <source>Only in {0}</source>
   <translation>Nur in {0}</translation>
  </message>
  <message>
   <source>Which places are shown</source>
   <translation>Welche Orte gezeigt werden</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>GeoView works offline. Nothing that you read leaves this computer.</source>
   <translation>GeoView arbeitet offline. Nichts, was Sie lesen, verlässt diesen Rechner.</translation>
  </message>
  <message>
   <source>New here?</source>
   <translation>Neu hier?</translation>
  </message>
  <message>
   <source>Open a folder…</source>
   <translation>Einen Ordner öffnen…</translation>
  </message>
  <message>
   <source>Open a text…</source>
   <translation>Text öffnen…</translation>
  </message>
  <message>
   <source>Open an article or any plain text. Its places appear on a map beside it, linked word by word.</source>
   <translation>Öffnen Sie einen Artikel oder irgendeinen einfachen Text. Seine Orte erscheinen daneben auf einer Karte, Wort für Wort verknüpft.</translation>
  </message>
  <message>
   <source>Read the sample article</source>
   <translation>Den Beispielartikel lesen</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
  <message>
   <source>See where a text happens</source>
   <translation>Sehen, wo ein Text spielt</translation>
  </message>
  <message>
   <source>or drop a file or a folder anywhere in this window</source>
   <translation>oder eine Datei oder einen Ordner irgendwo in dieses Fenster ziehen</translation>
  </message>
 </context>
 <context>
  <name>StatisticsCard</name>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message>
   <source>Countries</source>
   <translation>Länder</translation>
  </message>
  <message>
   <source>Facilities</source>
   <translation>Einrichtungen</translation>
  </message>
  <message>
   <source>Land and water</source>
   <translation>Land und Wasser</translation>
  </message>
  <message>
   <source>Mentions by country</source>
   <translation>Nennungen nach Land</translation>
  </message>
  <message>
   <source>Mentions by kind and country</source>
   <translation>Nennungen nach Art und Land</translation>
  </message>
  <message>
   <source>Mentions by kind of place</source>
   <translation>Nennungen nach Art des Orts</translation>
  </message>
  <message>
   <source>No single country</source>
   <translation>Kein einzelnes Land</translation>
  </message>
  <message>
   <source>Regions</source>
   <translation>Regionen</translation>
  </message>
  <message>
   <source>States, provinces</source>
   <translation>Staaten, Provinzen</translation>
  </message>
  <message>
   <source>Towns and cities</source>
   <translation>Städte und Dörfer</translation>
  </message>
  <message>
   <source>{0}: {1} of {2}</source>
   <translation>{0}: {1} von {2}</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n place(s)</source>
   <translation>
    <numerusform>%n Ort</numerusform>
    <numerusform>%n Orte</numerusform>
   </translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Encoding of the file, and the language that it names</source>
   <translation>Kodierung der Datei und die Sprache, die sie nennt</translation>
  </message>
  <message>
   <source>Finding places</source>
   <translation>Orte werden gesucht</translation>
  </message>
  <message>
   <source>Line at the cursor, and how far into the text</source>
   <translation>Zeile des Cursors und Stelle im Text</translation>
  </message>
  <message>
   <source>Ln {0}, {1} %</source>
   <translation>Z. {0}, {1} %</translation>
  </message>
  <message>
   <source>Offline</source>
   <translation>Offline</translation>
  </message>
  <message>
   <source>Offline: nothing is sent to any service</source>
   <translation>Offline: An keinen Dienst wird etwas gesendet</translation>
  </message>
  <message>
   <source>Online</source>
   <translation>Online</translation>
  </message>
  <message>
   <source>Online: GeoView may ask {0}</source>
   <translation>Online: GeoView darf {0} fragen</translation>
  </message>
  <message>
   <source>Places and mentions of this text</source>
   <translation>Orte und Nennungen in diesem Text</translation>
  </message>
  <message>
   <source>Size of the text</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>Status</source>
   <translation>Status</translation>
  </message>
  <message>
   <source>The place data in use</source>
   <translation>Die verwendeten Ortsdaten</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
  <message>
   <source>{0} without a place</source>
   <translation>{0} ohne Ort</translation>
  </message>
 </context>
 <context>
  <name>TileSwitch</name>
  <message>
   <source>Switch Off</source>
   <translation>Ausschalten</translation>
  </message>
  <message>
   <source>The service learns which areas you look at, your internet address and the time; nothing of your text.</source>
   <translation>Der Dienst erfährt, welche Gegenden Sie ansehen, Ihre Internetadresse und die Zeit; nichts von Ihrem Text.</translation>
  </message>
 </context>
 <context>
  <name>TimeBar</name>
  <message numerus="yes">
   <source>%n document(s)</source>
   <translation>
    <numerusform>%n Dokument</numerusform>
    <numerusform>%n Dokumente</numerusform>
   </translation>
  </message>
  <message>
   <source>All Days</source>
   <translation>Alle Tage</translation>
  </message>
  <message>
   <source>None of these documents bears a date, so there are no days to choose from.</source>
   <translation>Keines dieser Dokumente trägt ein Datum, daher gibt es keine Tage zur Auswahl.</translation>
  </message>
  <message>
   <source>Undated texts ({0})</source>
   <translation>Texte ohne Datum ({0})</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} von {1}</translation>
  </message>
 </context>
 <context>
  <name>TimeSlider</name>
  <message numerus="yes">
   <source>%n document(s)</source>
   <translation>
    <numerusform>%n Dokument</numerusform>
    <numerusform>%n Dokumente</numerusform>
   </translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Bis</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>ToolBar</name>
  <message>
   <source>All commands (F10 shows the menu bar)</source>
   <translation>Alle Befehle (F10 zeigt die Menüleiste)</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>Find in text or places</source>
   <translation>In Text oder Orten suchen</translation>
  </message>
  <message>
   <source>Find in text or places (Ctrl+F)</source>
   <translation>Text und Orte (Strg+F)</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>No mention chosen</source>
   <translation>Keine Nennung gewählt</translation>
  </message>
  <message>
   <source>Open…</source>
   <translation>Öffnen…</translation>
  </message>
  <message>
   <source>Toolbar</source>
   <translation>Werkzeugleiste</translation>
  </message>
 </context>
 <context>
  <name>UnresolvedTray</name>
  <message numerus="yes">
   <source>%n name(s) without a place</source>
   <translation>
    <numerusform>%n Name ohne Ort</numerusform>
    <numerusform>%n Namen ohne Ort</numerusform>
   </translation>
  </message>
  <message>
   <source>Choose Candidate…</source>
   <translation>Kandidaten wählen…</translation>
  </message>
  <message>
   <source>Enter shows the next mention in the text; Ctrl+Enter asks which place it means</source>
   <translation>Die Eingabetaste zeigt die nächste Nennung im Text; Strg+Eingabe fragt, welchen Ort sie meint</translation>
  </message>
  <message>
   <source>Names without a place</source>
   <translation>Namen ohne Ort</translation>
  </message>
  <message>
   <source>Which place the current name means (Ctrl+Enter)</source>
   <translation>Welchen Ort der Name meint (Strg+Eingabe)</translation>
  </message>
  <message numerus="yes">
   <source>{0} of %n name(s) without a place</source>
   <translation>
    <numerusform>{0} von %n Namen ohne Ort</numerusform>
    <numerusform>{0} von %n Namen ohne Ort</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ViewMenus</name>
  <message>
   <source>&amp;Dark</source>
   <translation>&amp;Dunkel</translation>
  </message>
  <message>
   <source>&amp;Light</source>
   <translation>&amp;Hell</translation>
  </message>
  <message>
   <source>&amp;Text and Table</source>
   <translation>Te&amp;xt und Tabelle</translation>
  </message>
  <message>
   <source>As the &amp;System</source>
   <translation>Wie das &amp;System</translation>
  </message>
  <message>
   <source>Text and &amp;Map</source>
   <translation>Text und &amp;Karte</translation>
  </message>
  <message>
   <source>Text, Map and &amp;Table</source>
   <translation>Text, Karte und &amp;Tabelle</translation>
  </message>
  <message>
   <source>The window speaks another language after the next start.</source>
   <translation>Das Fenster spricht eine andere Sprache nach dem nächsten Start.</translation>
  </message>
 </context>
 <context>
  <name>WindowTitle</name>
  <message>
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>{0} (gone)</source>
   <translation>{0} (weg)</translation>
  </message>
 </context>
 <context>
  <name>_Model</name>
  <message>
   <source>chosen now</source>
   <translation>jetzt gewählt</translation>
  </message>
 </context>
 <context>
  <name>_Names</name>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message>
   <source>{0}, without a place, {1}</source>
   <translation>{0}, ohne Ort, {1}</translation>
  </message>
 </context>
 <context>
  <name>_Painter</name>
  <message>
   <source>&lt; 1 %</source>
   <translation>&lt; 1 %</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
  <message>
   <source>{0} · chosen now</source>
   <translation>{0} · jetzt gewählt</translation>
  </message>
 </context>
 <context>
  <name>about</name>
  <message>
   <source>About GeoView</source>
   <translation>Über GeoView</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>Find a work or a licence</source>
   <translation>Werk oder Lizenz suchen</translation>
  </message>
  <message>
   <source>From: {0} {1}</source>
   <translation>Aus: {0} {1}</translation>
  </message>
  <message>
   <source>GeoView</source>
   <translation>GeoView</translation>
  </message>
  <message>
   <source>It brings no text of its licence.</source>
   <translation>Ein Lizenztext liegt nicht bei.</translation>
  </message>
  <message>
   <source>It can be switched on and off in the settings.</source>
   <translation>In den Einstellungen lässt es sich ein- und ausschalten.</translation>
  </message>
  <message>
   <source>It is loaded when the first text is opened.</source>
   <translation>Sie werden geladen, wenn der erste Text geöffnet wird.</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <source>Place data</source>
   <translation>Ortsdaten</translation>
  </message>
  <message>
   <source>Plug-ins</source>
   <translation>Erweiterungen</translation>
  </message>
  <message>
   <source>Read a text and see where it happens.</source>
   <translation>Einen Text lesen und sehen, wo er spielt.</translation>
  </message>
  <message>
   <source>Runs on</source>
   <translation>Läuft mit</translation>
  </message>
  <message>
   <source>Software</source>
   <translation>Software</translation>
  </message>
  <message>
   <source>State: {0}</source>
   <translation>Zustand: {0}</translation>
  </message>
  <message>
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <source>Text of the licence</source>
   <translation>Text der Lizenz</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>Where everything comes from</source>
   <translation>Woher alles kommt</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>Werk</translation>
  </message>
  <message>
   <source>Works in GeoView and their licences</source>
   <translation>Werke in GeoView und ihre Lizenzen</translation>
  </message>
  <message>
   <source>{0} (commit {1})</source>
   <translation>{0} (Commit {1})</translation>
  </message>
  <message>
   <source>{0} of {1}: {2} places, {3} names</source>
   <translation>{0} vom {1}: {2} Orte, {3} Namen</translation>
  </message>
 </context>
 <context>
  <name>actions</name>
  <message>
   <source>&amp;About GeoView</source>
   <translation>Ü&amp;ber GeoView</translation>
  </message>
  <message>
   <source>&amp;Add Place From Selection</source>
   <translation>Auswahl als Ort &amp;hinzufügen</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Zurück</translation>
  </message>
  <message>
   <source>&amp;Caret in the Text</source>
   <translation>&amp;Cursor im Text</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>S&amp;chließen</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Bearbeiten</translation>
  </message>
  <message>
   <source>&amp;Encoding</source>
   <translation>&amp;Zeichensatz</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>&amp;Exportieren</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Find…</source>
   <translation>&amp;Suchen…</translation>
  </message>
  <message>
   <source>&amp;Fit All Places</source>
   <translation>&amp;Alle Orte zeigen</translation>
  </message>
  <message>
   <source>&amp;Forget Remembered Decision</source>
   <translation>Gemerkte Entscheidung &amp;vergessen</translation>
  </message>
  <message>
   <source>&amp;Forward</source>
   <translation>Vo&amp;rwärts</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>&amp;Gehe zu</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>&amp;Keyboard Shortcuts</source>
   <translation>&amp;Tastenkürzel</translation>
  </message>
  <message>
   <source>&amp;Lines to Places Named Together</source>
   <translation>L&amp;inien zu Orten, die zusammen genannt werden</translation>
  </message>
  <message>
   <source>&amp;Look Up Online…</source>
   <translation>Online &amp;nachschlagen…</translation>
  </message>
  <message>
   <source>&amp;Menu Bar</source>
   <translation>&amp;Menüleiste</translation>
  </message>
  <message>
   <source>&amp;New From Clipboard</source>
   <translation>&amp;Neu aus der Zwischenablage</translation>
  </message>
  <message>
   <source>&amp;Next Mention</source>
   <translation>&amp;Nächste Nennung</translation>
  </message>
  <message>
   <source>&amp;Normal Text Size</source>
   <translation>&amp;Normale Textgröße</translation>
  </message>
  <message>
   <source>&amp;Not a Place</source>
   <translation>&amp;Kein Ort</translation>
  </message>
  <message>
   <source>&amp;Online Map</source>
   <translation>&amp;Onlinekarte</translation>
  </message>
  <message>
   <source>&amp;Open…</source>
   <translation>Ö&amp;ffnen…</translation>
  </message>
  <message>
   <source>&amp;Place</source>
   <translation>&amp;Ort</translation>
  </message>
  <message>
   <source>&amp;Previous Mention</source>
   <translation>&amp;Vorige Nennung</translation>
  </message>
  <message>
   <source>&amp;Print…</source>
   <translation>D&amp;rucken…</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Beenden</translation>
  </message>
  <message>
   <source>&amp;Reading Mode</source>
   <translation>&amp;Lesemodus</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>Wieder&amp;herstellen</translation>
  </message>
  <message>
   <source>&amp;Report a Problem…</source>
   <translation>Ein &amp;Problem melden…</translation>
  </message>
  <message>
   <source>&amp;Save Annotations</source>
   <translation>Anmerkungen &amp;speichern</translation>
  </message>
  <message>
   <source>&amp;Statistics</source>
   <translation>&amp;Statistik</translation>
  </message>
  <message>
   <source>&amp;Theme</source>
   <translation>&amp;Farben</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>&amp;Widen Mention to Selection</source>
   <translation>Nennung auf die Auswahl &amp;erweitern</translation>
  </message>
  <message>
   <source>About &amp;Qt</source>
   <translation>Über &amp;Qt</translation>
  </message>
  <message>
   <source>All keys, to look through</source>
   <translation>Alle Tasten zum Durchsehen</translation>
  </message>
  <message>
   <source>Ask an online service for all of them</source>
   <translation>Einen Onlinedienst nach ihnen allen fragen</translation>
  </message>
  <message>
   <source>Ask an online service for this name</source>
   <translation>Einen Onlinedienst nach diesem Namen fragen</translation>
  </message>
  <message>
   <source>Back to the current mention</source>
   <translation>Zurück zur aktuellen Nennung</translation>
  </message>
  <message>
   <source>Bring back what was undone</source>
   <translation>Das Zurückgenommene wiederherstellen</translation>
  </message>
  <message>
   <source>C&amp;hoose Candidate…</source>
   <translation>Kandidaten &amp;wählen…</translation>
  </message>
  <message>
   <source>Change between light and dark</source>
   <translation>Zwischen hell und dunkel wechseln</translation>
  </message>
  <message>
   <source>Choose N&amp;othing</source>
   <translation>N&amp;ichts wählen</translation>
  </message>
  <message>
   <source>Close GeoView</source>
   <translation>GeoView beenden</translation>
  </message>
  <message>
   <source>Close the popup</source>
   <translation>Das Fenster am Ort schließen</translation>
  </message>
  <message>
   <source>Close this text or folder</source>
   <translation>Diesen Text oder Ordner schließen</translation>
  </message>
  <message>
   <source>Compare &amp;With</source>
   <translation>Vergleic&amp;hen mit</translation>
  </message>
  <message>
   <source>Copy &amp;Coordinates</source>
   <translation>Koor&amp;dinaten kopieren</translation>
  </message>
  <message>
   <source>Copy latitude and longitude</source>
   <translation>Breite und Länge kopieren</translation>
  </message>
  <message>
   <source>Copy the selected text</source>
   <translation>Den gewählten Text kopieren</translation>
  </message>
  <message>
   <source>F&amp;ull Screen</source>
   <translation>&amp;Vollbild</translation>
  </message>
  <message>
   <source>Fill the screen</source>
   <translation>Den Bildschirm füllen</translation>
  </message>
  <message>
   <source>Find &amp;Next</source>
   <translation>&amp;Weitersuchen</translation>
  </message>
  <message>
   <source>Find Pre&amp;vious</source>
   <translation>Rückwärts su&amp;chen</translation>
  </message>
  <message>
   <source>Find in text and places</source>
   <translation>In Text und Orten suchen</translation>
  </message>
  <message>
   <source>From table to map to text</source>
   <translation>Von der Tabelle zur Karte zum Text</translation>
  </message>
  <message>
   <source>From text to map to table</source>
   <translation>Vom Text zur Karte zur Tabelle</translation>
  </message>
  <message>
   <source>How the text will look on paper</source>
   <translation>Wie der Text auf Papier aussieht</translation>
  </message>
  <message>
   <source>How to read with GeoView</source>
   <translation>Wie man mit GeoView liest</translation>
  </message>
  <message>
   <source>In later documents this name is open again</source>
   <translation>In späteren Texten ist dieser Name wieder offen</translation>
  </message>
  <message>
   <source>Lan&amp;guage</source>
   <translation>S&amp;prache</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>Größerer Text</translation>
  </message>
  <message>
   <source>Light or Dark</source>
   <translation>Hell oder dunkel</translation>
  </message>
  <message>
   <source>Light, dark, or as the system</source>
   <translation>Hell, dunkel oder wie das System</translation>
  </message>
  <message>
   <source>Lines from the chosen place to those in the same sentences</source>
   <translation>Linien vom gewählten Ort zu denen in denselben Sätzen</translation>
  </message>
  <message>
   <source>Look Up Names With&amp;out a Place…</source>
   <translation>Namen &amp;ohne Ort nachschlagen…</translation>
  </message>
  <message>
   <source>Map L&amp;egend</source>
   <translation>Karten&amp;erklärung</translation>
  </message>
  <message>
   <source>Mentions by kind of place and by country</source>
   <translation>Nennungen nach Art des Orts und nach Land</translation>
  </message>
  <message>
   <source>Move and select with the arrow keys</source>
   <translation>Mit den Pfeiltasten bewegen und auswählen</translation>
  </message>
  <message>
   <source>N&amp;one of This Name</source>
   <translation>Nir&amp;gends ein Ort</translation>
  </message>
  <message>
   <source>Ne&amp;xt Pane</source>
   <translation>Näch&amp;ster Bereich</translation>
  </message>
  <message>
   <source>Next &amp;Document</source>
   <translation>Nächster &amp;Text</translation>
  </message>
  <message>
   <source>Next of &amp;Same Place</source>
   <translation>Nächste &amp;desselben Orts</translation>
  </message>
  <message>
   <source>Op&amp;en in Another Map</source>
   <translation>In anderer Karte &amp;öffnen</translation>
  </message>
  <message>
   <source>Open &amp;Folder…</source>
   <translation>Or&amp;dner öffnen…</translation>
  </message>
  <message>
   <source>Open &amp;Recent</source>
   <translation>&amp;Zuletzt geöffnet</translation>
  </message>
  <message>
   <source>Open a text</source>
   <translation>Einen Text öffnen</translation>
  </message>
  <message>
   <source>Open a text that was open before</source>
   <translation>Einen Text öffnen, der früher offen war</translation>
  </message>
  <message>
   <source>Open all texts of a folder on one map</source>
   <translation>Alle Texte eines Ordners auf einer Karte öffnen</translation>
  </message>
  <message>
   <source>P&amp;anes</source>
   <translation>&amp;Bereiche</translation>
  </message>
  <message>
   <source>Pla&amp;ces Named Together</source>
   <translation>O&amp;rte, die zusammen genannt werden</translation>
  </message>
  <message>
   <source>Pr&amp;evious Pane</source>
   <translation>Vori&amp;ger Bereich</translation>
  </message>
  <message>
   <source>Pre&amp;ferences…</source>
   <translation>&amp;Einstellungen…</translation>
  </message>
  <message>
   <source>Pre&amp;vious of Same Place</source>
   <translation>V&amp;orige desselben Orts</translation>
  </message>
  <message>
   <source>Previous Docu&amp;ment</source>
   <translation>Voriger Te&amp;xt</translation>
  </message>
  <message>
   <source>Print Pre&amp;view</source>
   <translation>Druck&amp;vorschau</translation>
  </message>
  <message>
   <source>Re&amp;load</source>
   <translation>Neu &amp;laden</translation>
  </message>
  <message>
   <source>Re&amp;set Window</source>
   <translation>Fenster z&amp;urücksetzen</translation>
  </message>
  <message>
   <source>Read the file again</source>
   <translation>Die Datei noch einmal lesen</translation>
  </message>
  <message>
   <source>Read the file in another encoding</source>
   <translation>Die Datei mit einem anderen Zeichensatz lesen</translation>
  </message>
  <message>
   <source>Read the text that you have copied</source>
   <translation>Den kopierten Text lesen</translation>
  </message>
  <message>
   <source>Save Annotations &amp;As…</source>
   <translation>Anmerkungen speichern &amp;unter…</translation>
  </message>
  <message>
   <source>Select &amp;All</source>
   <translation>&amp;Alles auswählen</translation>
  </message>
  <message>
   <source>Select the whole text</source>
   <translation>Den ganzen Text auswählen</translation>
  </message>
  <message>
   <source>Settings, which take effect at once</source>
   <translation>Einstellungen, die sofort gelten</translation>
  </message>
  <message>
   <source>Show &amp;Current Mention</source>
   <translation>&amp;Aktuelle Nennung zeigen</translation>
  </message>
  <message>
   <source>Show every place on the map</source>
   <translation>Alle Orte auf der Karte zeigen</translation>
  </message>
  <message>
   <source>Show map tiles of a service; you are asked first</source>
   <translation>Kartenkacheln eines Dienstes zeigen; Sie werden vorher gefragt</translation>
  </message>
  <message>
   <source>Show the menus above the toolbar</source>
   <translation>Die Menüs über der Werkzeugleiste zeigen</translation>
  </message>
  <message>
   <source>Show the place on a map in your browser, which sends its coordinates there</source>
   <translation>Den Ort auf einer Karte im Browser zeigen, der seine Koordinaten dorthin sendet</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>Kleinerer Text</translation>
  </message>
  <message>
   <source>Take the last correction back</source>
   <translation>Die letzte Korrektur zurücknehmen</translation>
  </message>
  <message>
   <source>Text of the size that you set for all documents</source>
   <translation>Text in der Größe, die für alle Dokumente eingestellt ist</translation>
  </message>
  <message>
   <source>Text, map and key on paper</source>
   <translation>Text, Karte und Legende auf Papier</translation>
  </message>
  <message>
   <source>The language of this window</source>
   <translation>Die Sprache dieses Fensters</translation>
  </message>
  <message>
   <source>The library behind this window</source>
   <translation>Die Bibliothek hinter diesem Fenster</translation>
  </message>
  <message>
   <source>The map follows the paragraph that you read</source>
   <translation>Die Karte folgt dem Absatz, den Sie lesen</translation>
  </message>
  <message>
   <source>The mention has these bounds</source>
   <translation>Die Nennung reicht so weit wie die Auswahl</translation>
  </message>
  <message>
   <source>The selected words name a place</source>
   <translation>Die gewählten Wörter nennen einen Ort</translation>
  </message>
  <message>
   <source>This mention is no place</source>
   <translation>Diese Nennung ist kein Ort</translation>
  </message>
  <message>
   <source>This name is no place anywhere in the text</source>
   <translation>Dieser Name ist nirgends im Text ein Ort</translation>
  </message>
  <message>
   <source>To the document before</source>
   <translation>Zum vorigen Text</translation>
  </message>
  <message>
   <source>To the match before</source>
   <translation>Zum vorigen Treffer</translation>
  </message>
  <message>
   <source>To the mention of this place before</source>
   <translation>Zur vorigen Nennung dieses Orts</translation>
  </message>
  <message>
   <source>To the next match</source>
   <translation>Zum nächsten Treffer</translation>
  </message>
  <message>
   <source>To the next mention of this place</source>
   <translation>Zur nächsten Nennung dieses Orts</translation>
  </message>
  <message>
   <source>To the next open document</source>
   <translation>Zum nächsten offenen Text</translation>
  </message>
  <message>
   <source>To the next place in the text</source>
   <translation>Zum nächsten Ort im Text</translation>
  </message>
  <message>
   <source>To the place before in the text</source>
   <translation>Zum vorigen Ort im Text</translation>
  </message>
  <message>
   <source>To where you were after that</source>
   <translation>Dorthin, wo Sie danach waren</translation>
  </message>
  <message>
   <source>To where you were before</source>
   <translation>Dorthin, wo Sie vorher waren</translation>
  </message>
  <message>
   <source>Version, place data and licences</source>
   <translation>Version, Ortsdaten und Lizenzen</translation>
  </message>
  <message>
   <source>Versions to copy; nothing is sent</source>
   <translation>Versionen zum Kopieren; nichts wird gesendet</translation>
  </message>
  <message>
   <source>What is named with the chosen place, and the sentences</source>
   <translation>Was mit dem gewählten Ort genannt wird, und die Sätze</translation>
  </message>
  <message>
   <source>What the map's colours and lines mean, and whose borders it shows</source>
   <translation>Was Farben und Linien der Karte bedeuten und wessen Grenzen sie zeigt</translation>
  </message>
  <message>
   <source>Which panes are beside the text</source>
   <translation>Welche Bereiche neben dem Text stehen</translation>
  </message>
  <message>
   <source>Which place this mention means</source>
   <translation>Welchen Ort diese Nennung meint</translation>
  </message>
  <message>
   <source>Which places this text has in common with another</source>
   <translation>Welche Orte dieser Text mit einem anderen gemeinsam hat</translation>
  </message>
  <message>
   <source>Window, panes, columns and text size as at the first start</source>
   <translation>Fenster, Bereiche, Spalten und Textgröße wie beim ersten Start</translation>
  </message>
  <message>
   <source>Write the places to a file</source>
   <translation>Die Orte in eine Datei schreiben</translation>
  </message>
  <message>
   <source>Write your corrections to another file</source>
   <translation>Ihre Korrekturen in eine andere Datei schreiben</translation>
  </message>
  <message>
   <source>Write your corrections to the file beside the text</source>
   <translation>Ihre Korrekturen in die Datei neben dem Text schreiben</translation>
  </message>
  <message>
   <source>Zoom &amp;In</source>
   <translation>Ver&amp;größern</translation>
  </message>
  <message>
   <source>Zoom &amp;Out</source>
   <translation>Ver&amp;kleinern</translation>
  </message>
  <message>
   <source>Zoom Map to &amp;Place</source>
   <translation>Karte auf den Or&amp;t</translation>
  </message>
  <message>
   <source>Zoom the map to the chosen place</source>
   <translation>Die Karte auf den gewählten Ort richten</translation>
  </message>
 </context>
 <context>
  <name>consent</name>
  <message numerus="yes">
   <source>%n name(s) will leave this computer, to the letter, and nothing else of your text:</source>
   <translation>
    <numerusform>%n Name verlässt diesen Rechner, Buchstabe für Buchstabe, und sonst nichts von Ihrem Text:</numerusform>
    <numerusform>%n Namen verlassen diesen Rechner, Buchstabe für Buchstabe, und sonst nichts von Ihrem Text:</numerusform>
   </translation>
  </message>
  <message>
   <source>The numbers of the map squares that you look at will leave this computer, for example:</source>
   <translation>Die Nummern der Kartenquadrate, die Sie ansehen, verlassen diesen Rechner, zum Beispiel:</translation>
  </message>
 </context>
 <context>
  <name>editwords</name>
  <message>
   <source>Add “{0}” as a Place</source>
   <translation>„{0}“ als Ort hinzufügen</translation>
  </message>
  <message>
   <source>Not a Place: “{0}”</source>
   <translation>Kein Ort: „{0}“</translation>
  </message>
  <message>
   <source>Place “{0}” Here</source>
   <translation>„{0}“ hierher setzen</translation>
  </message>
  <message>
   <source>{0} Everywhere</source>
   <translation>{0}, überall</translation>
  </message>
  <message>
   <source>“{0}” Becomes “{1}”</source>
   <translation>Aus „{0}“ wird „{1}“</translation>
  </message>
  <message>
   <source>“{0}” Is {1}</source>
   <translation>„{0}“ ist {1}</translation>
  </message>
  <message>
   <source>“{0}” Without a Place</source>
   <translation>„{0}“ ohne Ort</translation>
  </message>
 </context>
 <context>
  <name>engine</name>
  <message>
   <source>The place data that you chose can't be used: {0}</source>
   <translation>Die Ortsdaten, die Sie gewählt haben, sind nicht verwendbar: {0}</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A damaged file could not be set aside</source>
   <translation>Eine beschädigte Datei konnte nicht beiseitegelegt werden</translation>
  </message>
  <message>
   <source>A network that asks to log in first may stand between, or the address is wrong.</source>
   <translation>Vielleicht verlangt ein Netz dazwischen erst eine Anmeldung, oder die Adresse stimmt nicht.</translation>
  </message>
  <message>
   <source>A network that asks to log in first may stand between.</source>
   <translation>Vielleicht verlangt ein Netz dazwischen erst eine Anmeldung.</translation>
  </message>
  <message>
   <source>A part of GeoView is missing</source>
   <translation>Ein Teil von GeoView fehlt</translation>
  </message>
  <message>
   <source>A reader is missing</source>
   <translation>Ein Leseprogramm fehlt</translation>
  </message>
  <message>
   <source>A reviewed table is malformed</source>
   <translation>Eine geprüfte Tabelle ist fehlerhaft</translation>
  </message>
  <message>
   <source>A reviewed table is missing</source>
   <translation>Eine geprüfte Tabelle fehlt</translation>
  </message>
  <message>
   <source>API key</source>
   <translation>API-Schlüssel</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Allow it where you look up a name.</source>
   <translation>Erlauben Sie es dort, wo Sie einen Namen nachschlagen.</translation>
  </message>
  <message>
   <source>Ask its owner for permission to read it.</source>
   <translation>Bitten Sie den Eigentümer um das Recht, sie zu lesen.</translation>
  </message>
  <message>
   <source>Beach</source>
   <translation>Strand</translation>
  </message>
  <message>
   <source>Building</source>
   <translation>Gebäude</translation>
  </message>
  <message>
   <source>Building or service</source>
   <translation>Gebäude oder Einrichtung</translation>
  </message>
  <message>
   <source>Cancelled</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <source>Check the address of its scheduler.</source>
   <translation>Prüfen Sie die Adresse seines Schedulers.</translation>
  </message>
  <message>
   <source>Check the address of the service in the settings.</source>
   <translation>Prüfen Sie die Adresse des Dienstes in den Einstellungen.</translation>
  </message>
  <message>
   <source>Check the address of the tiles.</source>
   <translation>Prüfen Sie die Adresse der Kacheln.</translation>
  </message>
  <message>
   <source>Check the key or user name in the settings, and the terms of the service.</source>
   <translation>Prüfen Sie Schlüssel oder Benutzernamen in den Einstellungen und die Bedingungen des Dienstes.</translation>
  </message>
  <message>
   <source>Check the name; it may have been moved or deleted.</source>
   <translation>Prüfen Sie den Namen; vielleicht wurde verschoben oder gelöscht, was so hieß.</translation>
  </message>
  <message>
   <source>Check the network; everything else works without it.</source>
   <translation>Prüfen Sie das Netz; alles andere geht auch ohne.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Prüfen Sie den Pfad.</translation>
  </message>
  <message>
   <source>Choose a file in it.</source>
   <translation>Wählen Sie eine Datei darin.</translation>
  </message>
  <message>
   <source>Choose a folder that you may write to.</source>
   <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
  </message>
  <message>
   <source>Choose a shorter name.</source>
   <translation>Wählen Sie einen kürzeren Namen.</translation>
  </message>
  <message>
   <source>Choose a smaller scale.</source>
   <translation>Wählen Sie einen kleineren Maßstab.</translation>
  </message>
  <message>
   <source>Choose another encoding.</source>
   <translation>Wählen Sie einen anderen Zeichensatz.</translation>
  </message>
  <message>
   <source>Choose html or svg, which need no Qt.</source>
   <translation>Wählen Sie html oder svg, die ohne Qt auskommen.</translation>
  </message>
  <message>
   <source>City</source>
   <translation>Stadt</translation>
  </message>
  <message>
   <source>Close other windows of GeoView.</source>
   <translation>Schließen Sie andere Fenster von GeoView.</translation>
  </message>
  <message>
   <source>Connection refused</source>
   <translation>Verbindung abgelehnt</translation>
  </message>
  <message>
   <source>Connection reset by peer</source>
   <translation>Verbindung von der Gegenseite beendet</translation>
  </message>
  <message>
   <source>Copy the file here first.</source>
   <translation>Kopieren Sie die Datei zuerst hierher.</translation>
  </message>
  <message>
   <source>Device or resource busy</source>
   <translation>Gerät ist belegt</translation>
  </message>
  <message>
   <source>Disk quota exceeded</source>
   <translation>Ihr Anteil an der Platte ist aufgebraucht</translation>
  </message>
  <message>
   <source>Each of {z}, {x} and {y} must stand in it once.</source>
   <translation>{z}, {x} und {y} müssen darin je einmal stehen.</translation>
  </message>
  <message>
   <source>Earlier decisions could not be used: {path} {reason}.</source>
   <translation>Frühere Entscheidungen konnten nicht verwendet werden: {path} {reason}.</translation>
  </message>
  <message>
   <source>Earlier decisions in {path} are of another version of GeoView; they stay as they are.</source>
   <translation>Frühere Entscheidungen in {path} stammen aus einer anderen Version von GeoView; sie bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Export each document by itself.</source>
   <translation>Exportieren Sie jedes Dokument für sich.</translation>
  </message>
  <message>
   <source>File exists</source>
   <translation>Datei gibt es schon</translation>
  </message>
  <message>
   <source>File name too long</source>
   <translation>Dateiname ist zu lang</translation>
  </message>
  <message>
   <source>GeoView opens files of this computer and fetches nothing. Save the page as text first.</source>
   <translation>GeoView öffnet Dateien dieses Rechners und ruft nichts ab. Speichern Sie die Seite zuerst als Text.</translation>
  </message>
  <message>
   <source>GeoView reads plain text; save it as text in the program that made it.</source>
   <translation>GeoView liest reinen Text; speichern Sie sie in dem Programm, aus dem sie stammt, als Text.</translation>
  </message>
  <message>
   <source>GeoView's cache folder can't be used, so that other windows can't be heeded ({error})</source>
   <translation>GeoViews Ordner für Zwischenergebnisse ist nicht verwendbar, sodass auf andere Fenster keine Rücksicht genommen werden kann ({error})</translation>
  </message>
  <message>
   <source>Give it the ending that it should have.</source>
   <translation>Geben Sie ihr die Endung, die sie haben sollte.</translation>
  </message>
  <message>
   <source>Give the full path.</source>
   <translation>Geben Sie den vollständigen Pfad an.</translation>
  </message>
  <message>
   <source>Hamlet</source>
   <translation>Weiler</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <source>Install GeoView again.</source>
   <translation>Installieren Sie GeoView neu.</translation>
  </message>
  <message>
   <source>Install it with: {install}</source>
   <translation>Installieren Sie es mit: {install}</translation>
  </message>
  <message>
   <source>Install the same version of GeoView on each of them.</source>
   <translation>Installieren Sie auf jedem von ihnen dieselbe Version von GeoView.</translation>
  </message>
  <message>
   <source>Is a directory</source>
   <translation>Ist ein Ordner</translation>
  </message>
  <message>
   <source>It asks to be left alone for {wait} seconds.</source>
   <translation>Er bittet um {wait} Sekunden Ruhe.</translation>
  </message>
  <message>
   <source>It can be switched off in the settings.</source>
   <translation>Sie lässt sich in den Einstellungen ausschalten.</translation>
  </message>
  <message>
   <source>It holds characters that no address has.</source>
   <translation>Darin stehen Zeichen, die keine Adresse hat.</translation>
  </message>
  <message>
   <source>It is a folder: choose a name in it.</source>
   <translation>Das ist ein Ordner: Wählen Sie einen Namen darin.</translation>
  </message>
  <message>
   <source>It is a symbolic link that leads back to itself.</source>
   <translation>Das ist eine symbolische Verknüpfung, die zu sich selbst zurückführt.</translation>
  </message>
  <message>
   <source>It is asked again in {wait} s.</source>
   <translation>In {wait} s wird wieder gefragt.</translation>
  </message>
  <message>
   <source>It must begin with https:// and a host.</source>
   <translation>Sie muss mit https:// und einem Rechnernamen beginnen.</translation>
  </message>
  <message>
   <source>It must end before “#”.</source>
   <translation>Sie muss vor „#“ enden.</translation>
  </message>
  <message>
   <source>It must end before “?” and “#”.</source>
   <translation>Sie muss vor „?“ und „#“ enden.</translation>
  </message>
  <message>
   <source>It must not hold a user name or password.</source>
   <translation>Darin darf kein Benutzername oder Passwort stehen.</translation>
  </message>
  <message>
   <source>It must not hold braces.</source>
   <translation>Darin dürfen keine geschweiften Klammern stehen.</translation>
  </message>
  <message>
   <source>Its folder does not exist.</source>
   <translation>Ihren Ordner gibt es nicht.</translation>
  </message>
  <message>
   <source>Its host makes no sense.</source>
   <translation>Ihr Rechnername ergibt keinen Sinn.</translation>
  </message>
  <message>
   <source>Lake or pond</source>
   <translation>See oder Teich</translation>
  </message>
  <message>
   <source>Leisure</source>
   <translation>Freizeit</translation>
  </message>
  <message>
   <source>Locality</source>
   <translation>Ortslage</translation>
  </message>
  <message>
   <source>Make room on the disk, or open the folder again.</source>
   <translation>Schaffen Sie Platz auf der Platte, oder öffnen Sie den Ordner noch einmal.</translation>
  </message>
  <message>
   <source>Make room on the disk.</source>
   <translation>Schaffen Sie Platz auf der Platte.</translation>
  </message>
  <message>
   <source>Monument</source>
   <translation>Denkmal</translation>
  </message>
  <message>
   <source>Name a file with --output.</source>
   <translation>Nennen Sie eine Datei mit --output.</translation>
  </message>
  <message>
   <source>Name or service not known</source>
   <translation>Name ist unbekannt</translation>
  </message>
  <message>
   <source>Network is unreachable</source>
   <translation>Netz ist nicht erreichbar</translation>
  </message>
  <message>
   <source>No route to host</source>
   <translation>Kein Weg zum Rechner</translation>
  </message>
  <message>
   <source>No space left on device</source>
   <translation>Kein Platz mehr auf der Platte</translation>
  </message>
  <message>
   <source>No such file or directory</source>
   <translation>Datei oder Ordner gibt es nicht</translation>
  </message>
  <message>
   <source>No such point</source>
   <translation>Diesen Punkt gibt es nicht</translation>
  </message>
  <message>
   <source>Not a directory</source>
   <translation>Ist kein Ordner</translation>
  </message>
  <message>
   <source>Not a text file</source>
   <translation>Keine Textdatei</translation>
  </message>
  <message>
   <source>Not what its name says</source>
   <translation>Nicht, was ihr Name sagt</translation>
  </message>
  <message>
   <source>Nothing to add</source>
   <translation>Nichts hinzuzufügen</translation>
  </message>
  <message>
   <source>Nothing was sent</source>
   <translation>Nichts wurde gesendet</translation>
  </message>
  <message>
   <source>Office</source>
   <translation>Büro</translation>
  </message>
  <message>
   <source>One document at a time</source>
   <translation>Ein Dokument auf einmal</translation>
  </message>
  <message>
   <source>Only {z}, {x}, {y}, {s}, {r} and {key} may stand in braces.</source>
   <translation>In geschweiften Klammern dürfen nur {z}, {x}, {y}, {s}, {r} und {key} stehen.</translation>
  </message>
  <message>
   <source>Open it in the program that made it.</source>
   <translation>Öffnen Sie es in dem Programm, aus dem es stammt.</translation>
  </message>
  <message>
   <source>Open its first part only, or split it.</source>
   <translation>Öffnen Sie nur den ersten Teil, oder zerlegen Sie es.</translation>
  </message>
  <message>
   <source>Open the file it should lead to.</source>
   <translation>Öffnen Sie die Datei, zu der sie führen sollte.</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>Vorgang ist nicht erlaubt</translation>
  </message>
  <message>
   <source>Outlines could not be read</source>
   <translation>Umrisse konnten nicht gelesen werden</translation>
  </message>
  <message>
   <source>Outside your own network it must begin with https://.</source>
   <translation>Außerhalb Ihres eigenen Netzes muss sie mit https:// beginnen.</translation>
  </message>
  <message>
   <source>Overwrite it, or save a copy.</source>
   <translation>Überschreiben Sie sie, oder speichern Sie eine Kopie.</translation>
  </message>
  <message>
   <source>PDF document</source>
   <translation>PDF-Dokument</translation>
  </message>
  <message>
   <source>Pages can't be drawn here</source>
   <translation>Seiten können hier nicht gezeichnet werden</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>Zugriff verweigert</translation>
  </message>
  <message>
   <source>Place data could not be built</source>
   <translation>Ortsdaten konnten nicht erstellt werden</translation>
  </message>
  <message>
   <source>Place data could not be read</source>
   <translation>Ortsdaten konnten nicht gelesen werden</translation>
  </message>
  <message>
   <source>Place data could not be used</source>
   <translation>Ortsdaten sind nicht verwendbar</translation>
  </message>
  <message>
   <source>Place data could not be written</source>
   <translation>Ortsdaten konnten nicht geschrieben werden</translation>
  </message>
  <message>
   <source>Place data is damaged</source>
   <translation>Ortsdaten sind beschädigt</translation>
  </message>
  <message>
   <source>Place data is missing</source>
   <translation>Ortsdaten fehlen</translation>
  </message>
  <message>
   <source>Place data is too new</source>
   <translation>Ortsdaten sind zu neu</translation>
  </message>
  <message>
   <source>Place data is too old</source>
   <translation>Ortsdaten sind zu alt</translation>
  </message>
  <message>
   <source>Places are found by simpler rules until GeoView is installed again.</source>
   <translation>Orte werden nach einfacheren Regeln gefunden, bis GeoView neu installiert ist.</translation>
  </message>
  <message>
   <source>Postcode</source>
   <translation>Postleitzahl</translation>
  </message>
  <message>
   <source>Qt could not be loaded: {error}</source>
   <translation>Qt konnte nicht geladen werden: {error}</translation>
  </message>
  <message>
   <source>Qt's web channel script was not found</source>
   <translation>Qts Skript für den Webkanal wurde nicht gefunden</translation>
  </message>
  <message>
   <source>Railway</source>
   <translation>Bahn</translation>
  </message>
  <message>
   <source>Read it in the program it was sold for.</source>
   <translation>Lesen Sie es in dem Programm, für das es verkauft wurde.</translation>
  </message>
  <message>
   <source>Read-only file system</source>
   <translation>Dateisystem ist schreibgeschützt</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>Ridge</source>
   <translation>Bergrücken</translation>
  </message>
  <message>
   <source>Run `geoview gazetteer build` to make it anew.</source>
   <translation>`geoview gazetteer build` erstellt sie neu.</translation>
  </message>
  <message>
   <source>Save a copy without a password.</source>
   <translation>Speichern Sie eine Kopie ohne Passwort.</translation>
  </message>
  <message>
   <source>See whether it is on and has paper, or save a PDF.</source>
   <translation>Sehen Sie nach, ob er an ist und Papier hat, oder speichern Sie ein PDF.</translation>
  </message>
  <message>
   <source>See “Online” in the settings.</source>
   <translation>Siehe „Online“ in den Einstellungen.</translation>
  </message>
  <message>
   <source>Select the name of a place.</source>
   <translation>Markieren Sie den Namen eines Ortes.</translation>
  </message>
  <message>
   <source>Settings and corrections last for this session only: GeoView's folder could not be made ({reason}).</source>
   <translation>Einstellungen und Korrekturen gelten nur für diese Sitzung: GeoViews Ordner konnte nicht angelegt werden ({reason}).</translation>
  </message>
  <message>
   <source>Settings that made no sense have their defaults again: {names}.</source>
   <translation>Einstellungen, die keinen Sinn ergaben, haben wieder ihre Vorgaben: {names}.</translation>
  </message>
  <message>
   <source>Shop</source>
   <translation>Geschäft</translation>
  </message>
  <message>
   <source>Sight</source>
   <translation>Sehenswürdigkeit</translation>
  </message>
  <message>
   <source>Split it, or save its text alone.</source>
   <translation>Zerlegen Sie es, oder speichern Sie allein seinen Text.</translation>
  </message>
  <message>
   <source>Start workers and run again; with --resume it goes on where it stopped.</source>
   <translation>Starten Sie Arbeiter und dann erneut; mit --resume geht es dort weiter, wo es aufhörte.</translation>
  </message>
  <message>
   <source>Street</source>
   <translation>Straße</translation>
  </message>
  <message>
   <source>Switch the service off.</source>
   <translation>Schalten Sie den Dienst aus.</translation>
  </message>
  <message>
   <source>Temporary failure in name resolution</source>
   <translation>Namen lassen sich gerade nicht auflösen</translation>
  </message>
  <message>
   <source>The PDF can't be made</source>
   <translation>Das PDF kann nicht erstellt werden</translation>
  </message>
  <message>
   <source>The cluster can't be reached</source>
   <translation>Der Rechnerverbund ist nicht erreichbar</translation>
  </message>
  <message>
   <source>The cluster can't be used</source>
   <translation>Der Rechnerverbund ist nicht verwendbar</translation>
  </message>
  <message>
   <source>The correction does not fit</source>
   <translation>Die Korrektur passt nicht</translation>
  </message>
  <message>
   <source>The corrections were not saved</source>
   <translation>Die Korrekturen wurden nicht gespeichert</translation>
  </message>
  <message>
   <source>The disk can only be read: choose another folder.</source>
   <translation>Die Platte ist schreibgeschützt: Wählen Sie einen anderen Ordner.</translation>
  </message>
  <message>
   <source>The disk is full: make room and save again.</source>
   <translation>Die Platte ist voll: Schaffen Sie Platz und speichern Sie erneut.</translation>
  </message>
  <message>
   <source>The disk or the connection may be failing; try again.</source>
   <translation>Vielleicht versagt die Platte oder die Verbindung; versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The document could not be opened</source>
   <translation>Das Dokument konnte nicht geöffnet werden</translation>
  </message>
  <message>
   <source>The document could not be parsed</source>
   <translation>Das Dokument konnte nicht ausgewertet werden</translation>
  </message>
  <message>
   <source>The document could not be read</source>
   <translation>Das Dokument konnte nicht gelesen werden</translation>
  </message>
  <message>
   <source>The document is damaged</source>
   <translation>Das Dokument ist beschädigt</translation>
  </message>
  <message>
   <source>The document is locked</source>
   <translation>Das Dokument ist gesperrt</translation>
  </message>
  <message>
   <source>The document is too large</source>
   <translation>Das Dokument ist zu groß</translation>
  </message>
  <message>
   <source>The document is very large</source>
   <translation>Das Dokument ist sehr groß</translation>
  </message>
  <message>
   <source>The document was not printed</source>
   <translation>Das Dokument wurde nicht gedruckt</translation>
  </message>
  <message>
   <source>The dump could not be read</source>
   <translation>Der Datenabzug konnte nicht gelesen werden</translation>
  </message>
  <message>
   <source>The dump is incomplete</source>
   <translation>Der Datenabzug ist unvollständig</translation>
  </message>
  <message>
   <source>The file could not be saved</source>
   <translation>Die Datei konnte nicht gespeichert werden</translation>
  </message>
  <message>
   <source>The folder could not be opened</source>
   <translation>Der Ordner konnte nicht geöffnet werden</translation>
  </message>
  <message>
   <source>The folder could not be read</source>
   <translation>Der Ordner konnte nicht gelesen werden</translation>
  </message>
  <message>
   <source>The format can't be added</source>
   <translation>Das Format kann nicht hinzugefügt werden</translation>
  </message>
  <message>
   <source>The index of the folder could not be used</source>
   <translation>Das Verzeichnis des Ordners ist nicht verwendbar</translation>
  </message>
  <message>
   <source>The language tables cannot be used</source>
   <translation>Die Sprachtabellen sind nicht verwendbar</translation>
  </message>
  <message>
   <source>The map can't be made</source>
   <translation>Die Karte kann nicht erstellt werden</translation>
  </message>
  <message>
   <source>The map can't be shown</source>
   <translation>Die Karte kann nicht gezeigt werden</translation>
  </message>
  <message>
   <source>The map could not be shown</source>
   <translation>Die Karte konnte nicht gezeigt werden</translation>
  </message>
  <message>
   <source>The map needs Qt WebEngine, which could not be loaded ({error}). Text and table work without it.</source>
   <translation>Die Karte braucht Qt WebEngine, das nicht geladen werden konnte ({error}). Text und Tabelle gehen auch ohne.</translation>
  </message>
  <message>
   <source>The model could not be loaded: {error}</source>
   <translation>Das Modell konnte nicht geladen werden: {error}</translation>
  </message>
  <message>
   <source>The new content is kept in {kept}.</source>
   <translation>Der neue Inhalt ist in {kept} bewahrt.</translation>
  </message>
  <message>
   <source>The online map did not help</source>
   <translation>Die Onlinekarte half nicht</translation>
  </message>
  <message>
   <source>The online map rests</source>
   <translation>Die Onlinekarte ruht</translation>
  </message>
  <message>
   <source>The online service asks for patience</source>
   <translation>Der Onlinedienst bittet um Geduld</translation>
  </message>
  <message>
   <source>The online service did not help</source>
   <translation>Der Onlinedienst half nicht</translation>
  </message>
  <message>
   <source>The online service refused</source>
   <translation>Der Onlinedienst lehnte ab</translation>
  </message>
  <message>
   <source>The page can't be made</source>
   <translation>Die Seite kann nicht erstellt werden</translation>
  </message>
  <message>
   <source>The pasted text could not be kept</source>
   <translation>Der eingefügte Text konnte nicht bewahrt werden</translation>
  </message>
  <message>
   <source>The permission could not be taken back</source>
   <translation>Die Erlaubnis konnte nicht zurückgenommen werden</translation>
  </message>
  <message>
   <source>The picture can't be made</source>
   <translation>Das Bild kann nicht erstellt werden</translation>
  </message>
  <message>
   <source>The picture could not be taken</source>
   <translation>Das Bild konnte nicht aufgenommen werden</translation>
  </message>
  <message>
   <source>The place data that you built can't be used, so the bundled one is. {error}</source>
   <translation>Die Ortsdaten, die Sie erstellt haben, sind nicht verwendbar; verwendet werden die mitgelieferten. {error}</translation>
  </message>
  <message>
   <source>The places could not be recognised</source>
   <translation>Die Orte konnten nicht erkannt werden</translation>
  </message>
  <message>
   <source>The recogniser could not be loaded</source>
   <translation>Die Namenserkennung konnte nicht geladen werden</translation>
  </message>
  <message>
   <source>The result could not be exported</source>
   <translation>Das Ergebnis konnte nicht exportiert werden</translation>
  </message>
  <message>
   <source>The settings could not be read</source>
   <translation>Die Einstellungen konnten nicht gelesen werden</translation>
  </message>
  <message>
   <source>The settings could not be used, and the defaults hold for this session: {path} {reason}.</source>
   <translation>Die Einstellungen waren nicht verwendbar, und für diese Sitzung gelten die Vorgaben: {path} {reason}.</translation>
  </message>
  <message>
   <source>The settings could not be used: {path} {reason}.</source>
   <translation>Die Einstellungen waren nicht verwendbar: {path} {reason}.</translation>
  </message>
  <message>
   <source>The settings hold for this session only: {reason}.</source>
   <translation>Die Einstellungen gelten nur für diese Sitzung: {reason}.</translation>
  </message>
  <message>
   <source>The text could not be decoded</source>
   <translation>Der Text konnte nicht entschlüsselt werden</translation>
  </message>
  <message>
   <source>There are: {formats}.</source>
   <translation>Es gibt: {formats}.</translation>
  </message>
  <message>
   <source>There is no recogniser “{name}”; the usual one is in use.</source>
   <translation>Eine Namenserkennung „{name}“ gibt es nicht; die übliche ist in Gebrauch.</translation>
  </message>
  <message>
   <source>This format is no text</source>
   <translation>Dieses Format ist kein Text</translation>
  </message>
  <message>
   <source>This is a defect of GeoView: please report it.</source>
   <translation>Das ist ein Fehler von GeoView: Bitte melden Sie ihn.</translation>
  </message>
  <message>
   <source>Town</source>
   <translation>Stadt</translation>
  </message>
  <message>
   <source>Try a smaller scale.</source>
   <translation>Versuchen Sie einen kleineren Maßstab.</translation>
  </message>
  <message>
   <source>Try again in {wait} seconds.</source>
   <translation>Versuchen Sie es in {wait} Sekunden wieder.</translation>
  </message>
  <message>
   <source>Try again later; everything else works without it.</source>
   <translation>Versuchen Sie es später wieder; alles andere geht auch ohne.</translation>
  </message>
  <message>
   <source>Try again when it has been written.</source>
   <translation>Versuchen Sie es wieder, wenn sie fertig geschrieben ist.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Try another service.</source>
   <translation>Versuchen Sie es mit einem anderen Dienst.</translation>
  </message>
  <message>
   <source>Try utf-8 or cp1252.</source>
   <translation>Versuchen Sie utf-8 oder cp1252.</translation>
  </message>
  <message>
   <source>Unknown encoding</source>
   <translation>Unbekannter Zeichensatz</translation>
  </message>
  <message>
   <source>Unknown format</source>
   <translation>Unbekanntes Format</translation>
  </message>
  <message>
   <source>Unpack allCountries.zip from download.geonames.org/export/dump there.</source>
   <translation>Entpacken Sie dort allCountries.zip von download.geonames.org/export/dump.</translation>
  </message>
  <message>
   <source>Update GeoView, or run `geoview gazetteer build` to make one that fits.</source>
   <translation>Aktualisieren Sie GeoView, oder erstellen Sie mit `geoview gazetteer build` passende.</translation>
  </message>
  <message>
   <source>Use write_bytes for it.</source>
   <translation>Nehmen Sie dafür write_bytes.</translation>
  </message>
  <message>
   <source>Use “-” to read from standard input.</source>
   <translation>Mit „-“ wird von der Standardeingabe gelesen.</translation>
  </message>
  <message>
   <source>Use “Save a copy”.</source>
   <translation>Nehmen Sie „Kopie speichern“.</translation>
  </message>
  <message>
   <source>User name</source>
   <translation>Benutzername</translation>
  </message>
  <message>
   <source>Village</source>
   <translation>Dorf</translation>
  </message>
  <message>
   <source>What is found in this folder is not kept: the index could not be opened ({error}).</source>
   <translation>Was in diesem Ordner gefunden wird, wird nicht bewahrt: Sein Verzeichnis konnte nicht geöffnet werden ({error}).</translation>
  </message>
  <message>
   <source>What the window remembers could not be used: {path} {reason}.</source>
   <translation>Was das Fenster sich merkt, war nicht verwendbar: {path} {reason}.</translation>
  </message>
  <message>
   <source>Which host is asked must not depend on {z}, {x}, {y} or the key.</source>
   <translation>Welcher Rechner gefragt wird, darf nicht von {z}, {x}, {y} oder dem Schlüssel abhängen.</translation>
  </message>
  <message>
   <source>Word document (docx)</source>
   <translation>Word-Dokument (docx)</translation>
  </message>
  <message>
   <source>You have not allowed GeoView to ask {host}</source>
   <translation>Sie haben GeoView nicht erlaubt, {host} zu fragen</translation>
  </message>
  <message>
   <source>Your share of the disk is used up: make room and save again.</source>
   <translation>Ihr Anteil an der Platte ist aufgebraucht: Schaffen Sie Platz und speichern Sie erneut.</translation>
  </message>
  <message>
   <source>a 7z archive</source>
   <translation>ein 7z-Archiv</translation>
  </message>
  <message>
   <source>a BMP image</source>
   <translation>ein BMP-Bild</translation>
  </message>
  <message>
   <source>a DjVu document</source>
   <translation>ein DjVu-Dokument</translation>
  </message>
  <message>
   <source>a GIF image</source>
   <translation>ein GIF-Bild</translation>
  </message>
  <message>
   <source>a JPEG image</source>
   <translation>ein JPEG-Bild</translation>
  </message>
  <message>
   <source>a Java archive</source>
   <translation>ein Java-Archiv</translation>
  </message>
  <message>
   <source>a PNG image</source>
   <translation>ein PNG-Bild</translation>
  </message>
  <message>
   <source>a PowerPoint presentation (pptx)</source>
   <translation>eine PowerPoint-Präsentation (pptx)</translation>
  </message>
  <message>
   <source>a RAR archive</source>
   <translation>ein RAR-Archiv</translation>
  </message>
  <message>
   <source>a TIFF image</source>
   <translation>ein TIFF-Bild</translation>
  </message>
  <message>
   <source>a WebAssembly module</source>
   <translation>ein WebAssembly-Modul</translation>
  </message>
  <message>
   <source>a Windows program</source>
   <translation>ein Windows-Programm</translation>
  </message>
  <message>
   <source>a bzip2 archive</source>
   <translation>ein bzip2-Archiv</translation>
  </message>
  <message>
   <source>a distribution that may hold plug-ins is damaged: {error}</source>
   <translation>ein Paket, das Erweiterungen enthalten kann, ist beschädigt: {error}</translation>
  </message>
  <message>
   <source>a font (OpenType)</source>
   <translation>eine Schrift (OpenType)</translation>
  </message>
  <message>
   <source>a font (WOFF)</source>
   <translation>eine Schrift (WOFF)</translation>
  </message>
  <message>
   <source>a gzip archive</source>
   <translation>ein gzip-Archiv</translation>
  </message>
  <message>
   <source>a part of it would end its own block</source>
   <translation>ein Teil davon würde seinen eigenen Block beenden</translation>
  </message>
  <message>
   <source>a picture, sound or video (RIFF)</source>
   <translation>ein Bild, Ton oder Video (RIFF)</translation>
  </message>
  <message>
   <source>a program (ELF)</source>
   <translation>ein Programm (ELF)</translation>
  </message>
  <message>
   <source>a program (Mach-O or Java)</source>
   <translation>ein Programm (Mach-O oder Java)</translation>
  </message>
  <message>
   <source>a program (Mach-O)</source>
   <translation>ein Programm (Mach-O)</translation>
  </message>
  <message>
   <source>a sound file (FLAC)</source>
   <translation>eine Tondatei (FLAC)</translation>
  </message>
  <message>
   <source>a sound file (MP3)</source>
   <translation>eine Tondatei (MP3)</translation>
  </message>
  <message>
   <source>a sound or video file (Ogg)</source>
   <translation>eine Ton- oder Videodatei (Ogg)</translation>
  </message>
  <message>
   <source>a video (Matroska)</source>
   <translation>ein Video (Matroska)</translation>
  </message>
  <message>
   <source>a video or picture (MP4, HEIC)</source>
   <translation>ein Video oder Bild (MP4, HEIC)</translation>
  </message>
  <message>
   <source>a zip archive</source>
   <translation>ein Zip-Archiv</translation>
  </message>
  <message>
   <source>a zstd archive</source>
   <translation>ein zstd-Archiv</translation>
  </message>
  <message>
   <source>a {kind}</source>
   <translation>ein {kind}</translation>
  </message>
  <message>
   <source>a {suffix} file shows one document</source>
   <translation>eine {suffix}-Datei zeigt ein Dokument</translation>
  </message>
  <message>
   <source>an Excel workbook (xlsx)</source>
   <translation>eine Excel-Arbeitsmappe (xlsx)</translation>
  </message>
  <message>
   <source>an OpenDocument spreadsheet (ods)</source>
   <translation>eine OpenDocument-Tabelle (ods)</translation>
  </message>
  <message>
   <source>an OpenDocument text (odt)</source>
   <translation>ein OpenDocument-Text (odt)</translation>
  </message>
  <message>
   <source>an SQLite database</source>
   <translation>eine SQLite-Datenbank</translation>
  </message>
  <message>
   <source>an empty zip archive</source>
   <translation>ein leeres Zip-Archiv</translation>
  </message>
  <message>
   <source>an old Microsoft Office document</source>
   <translation>ein altes Dokument von Microsoft Office</translation>
  </message>
  <message>
   <source>an xz archive</source>
   <translation>ein xz-Archiv</translation>
  </message>
  <message>
   <source>an {kind}</source>
   <translation>ein {kind}</translation>
  </message>
  <message>
   <source>binary data</source>
   <translation>keine Schrift, sondern Binärdaten</translation>
  </message>
  <message>
   <source>could not be read to its end</source>
   <translation>konnte nicht bis zum Ende gelesen werden</translation>
  </message>
  <message>
   <source>could not be read: it is not a file</source>
   <translation>konnte nicht gelesen werden: Das ist keine Datei</translation>
  </message>
  <message>
   <source>could not be read: {reason}</source>
   <translation>konnte nicht gelesen werden: {reason}</translation>
  </message>
  <message>
   <source>device or resource busy</source>
   <translation>Gerät ist belegt</translation>
  </message>
  <message>
   <source>disk quota exceeded</source>
   <translation>Ihr Anteil an der Platte ist aufgebraucht</translation>
  </message>
  <message>
   <source>e-book (EPUB)</source>
   <translation>E-Book (EPUB)</translation>
  </message>
  <message>
   <source>every worker that was given {name} died of it</source>
   <translation>jeder Arbeiter, der {name} bekam, ist daran gestorben</translation>
  </message>
  <message>
   <source>file exists</source>
   <translation>Datei gibt es schon</translation>
  </message>
  <message>
   <source>file name too long</source>
   <translation>Dateiname ist zu lang</translation>
  </message>
  <message>
   <source>has a name that is too long for this system</source>
   <translation>hat einen Namen, der für dieses System zu lang ist</translation>
  </message>
  <message>
   <source>input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <source>is a device</source>
   <translation>ist ein Gerät</translation>
  </message>
  <message>
   <source>is a directory</source>
   <translation>ist ein Ordner</translation>
  </message>
  <message>
   <source>is a file of another program</source>
   <translation>ist eine Datei eines anderen Programms</translation>
  </message>
  <message>
   <source>is a folder</source>
   <translation>ist ein Ordner</translation>
  </message>
  <message>
   <source>is a link that leads back to a folder around it</source>
   <translation>ist eine Verknüpfung, die zu einem Ordner um sie herum zurückführt</translation>
  </message>
  <message>
   <source>is a link to a file that is not there</source>
   <translation>ist eine Verknüpfung zu einer Datei, die es nicht gibt</translation>
  </message>
  <message>
   <source>is a pipe</source>
   <translation>ist eine Pipe</translation>
  </message>
  <message>
   <source>is a pipe or device that nothing feeds</source>
   <translation>ist eine Pipe oder ein Gerät, aus dem nichts kommt</translation>
  </message>
  <message>
   <source>is a socket</source>
   <translation>ist ein Socket</translation>
  </message>
  <message>
   <source>is a symbolic link that leads back to itself</source>
   <translation>ist eine symbolische Verknüpfung, die zu sich selbst zurückführt</translation>
  </message>
  <message>
   <source>is damaged</source>
   <translation>ist beschädigt</translation>
  </message>
  <message>
   <source>is damaged: {reason}</source>
   <translation>ist beschädigt: {reason}</translation>
  </message>
  <message>
   <source>is far too large</source>
   <translation>ist viel zu groß</translation>
  </message>
  <message>
   <source>is not a file</source>
   <translation>ist keine Datei</translation>
  </message>
  <message>
   <source>is not a folder</source>
   <translation>ist kein Ordner</translation>
  </message>
  <message>
   <source>is of an older version and could not be copied first ({reason})</source>
   <translation>ist von einer älteren Version und konnte vorher nicht kopiert werden ({reason})</translation>
  </message>
  <message>
   <source>it could not be written as PNG</source>
   <translation>es konnte nicht als PNG geschrieben werden</translation>
  </message>
  <message>
   <source>it declares entities of its own</source>
   <translation>es erklärt eigene Entitäten</translation>
  </message>
  <message>
   <source>it does not say where to</source>
   <translation>es sagt nicht, wohin</translation>
  </message>
  <message>
   <source>it has no workers left</source>
   <translation>er hat keine Arbeiter mehr</translation>
  </message>
  <message>
   <source>it has {count} pages</source>
   <translation>es hat {count} Seiten</translation>
  </message>
  <message>
   <source>it has {count} parts</source>
   <translation>es hat {count} Teile</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>das ist ein Ordner</translation>
  </message>
  <message>
   <source>it is a symbolic link that leads back to itself</source>
   <translation>das ist eine symbolische Verknüpfung, die zu sich selbst zurückführt</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>es ist leer</translation>
  </message>
  <message>
   <source>it is no record</source>
   <translation>es ist kein Datensatz</translation>
  </message>
  <message>
   <source>it is not a regular file</source>
   <translation>das ist keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>it is packed in an unusual way</source>
   <translation>es ist auf ungewöhnliche Weise gepackt</translation>
  </message>
  <message>
   <source>it quotes nothing</source>
   <translation>es zitiert nichts</translation>
  </message>
  <message>
   <source>it wants to know who asks ({key_word})</source>
   <translation>er will wissen, wer fragt ({key_word})</translation>
  </message>
  <message>
   <source>its first {count} pages took longer than {limit} seconds</source>
   <translation>die ersten {count} Seiten brauchten länger als {limit} Sekunden</translation>
  </message>
  <message>
   <source>its main part is something else</source>
   <translation>sein Hauptteil ist etwas anderes</translation>
  </message>
  <message>
   <source>its part {part} unpacks to more than {limit} MB</source>
   <translation>sein Teil {part} hat ausgepackt mehr als {limit} MB</translation>
  </message>
  <message>
   <source>its place has an impossible population</source>
   <translation>sein Ort hat eine unmögliche Einwohnerzahl</translation>
  </message>
  <message>
   <source>its place has no id or no name</source>
   <translation>sein Ort hat keine Kennung oder keinen Namen</translation>
  </message>
  <message>
   <source>its place is no record</source>
   <translation>sein Ort ist kein Datensatz</translation>
  </message>
  <message>
   <source>its table of contents is missing</source>
   <translation>das Inhaltsverzeichnis fehlt</translation>
  </message>
  <message>
   <source>its text has more than {count} characters</source>
   <translation>sein Text hat mehr als {count} Zeichen</translation>
  </message>
  <message>
   <source>its workers could not load GeoView: {kind}: {error}</source>
   <translation>seine Arbeiter konnten GeoView nicht laden: {kind}: {error}</translation>
  </message>
  <message>
   <source>its “{key}” is no position</source>
   <translation>sein „{key}“ ist keine Stelle</translation>
  </message>
  <message>
   <source>its “{key}” is no sound text</source>
   <translation>sein „{key}“ ist kein brauchbarer Text</translation>
  </message>
  <message>
   <source>its “{key}” is none that exists</source>
   <translation>sein „{key}“ gibt es nicht</translation>
  </message>
  <message>
   <source>its “{key}” is not on the globe</source>
   <translation>sein „{key}“ liegt nicht auf der Erde</translation>
  </message>
  <message>
   <source>lies more than {count} folders deep</source>
   <translation>liegt mehr als {count} Ordner tief</translation>
  </message>
  <message>
   <source>may not be read</source>
   <translation>darf nicht gelesen werden</translation>
  </message>
  <message>
   <source>no home folder is known</source>
   <translation>kein persönlicher Ordner ist bekannt</translation>
  </message>
  <message>
   <source>no plug-in is loaded: {reason}</source>
   <translation>keine Erweiterung ist geladen: {reason}</translation>
  </message>
  <message>
   <source>no space left on device</source>
   <translation>kein Platz mehr auf der Platte</translation>
  </message>
  <message>
   <source>no such file or directory</source>
   <translation>Datei oder Ordner gibt es nicht</translation>
  </message>
  <message>
   <source>not a directory</source>
   <translation>ist kein Ordner</translation>
  </message>
  <message>
   <source>onnxruntime is missing ({error})</source>
   <translation>onnxruntime fehlt ({error})</translation>
  </message>
  <message>
   <source>operation not permitted</source>
   <translation>Vorgang ist nicht erlaubt</translation>
  </message>
  <message>
   <source>page {page} alone has more than {limit} characters</source>
   <translation>allein Seite {page} hat mehr als {limit} Zeichen</translation>
  </message>
  <message>
   <source>permission denied</source>
   <translation>Zugriff verweigert</translation>
  </message>
  <message>
   <source>place {number} has no name</source>
   <translation>Ort {number} hat keinen Namen</translation>
  </message>
  <message>
   <source>read-only file system</source>
   <translation>Dateisystem ist schreibgeschützt</translation>
  </message>
  <message>
   <source>regions.psv: {key} is unknown or holds itself</source>
   <translation>regions.psv: {key} ist unbekannt oder enthält sich selbst</translation>
  </message>
  <message>
   <source>something unnamed</source>
   <translation>etwas Ungenanntem</translation>
  </message>
  <message>
   <source>standard input is closed</source>
   <translation>die Standardeingabe ist geschlossen</translation>
  </message>
  <message>
   <source>standard input: {reason}</source>
   <translation>Standardeingabe: {reason}</translation>
  </message>
  <message>
   <source>the answer of {host} is far too long</source>
   <translation>die Antwort von {host} ist viel zu lang</translation>
  </message>
  <message>
   <source>the answer of {host} is no proper HTTP</source>
   <translation>die Antwort von {host} ist kein ordentliches HTTP</translation>
  </message>
  <message>
   <source>the answer of {host} is no sound JSON</source>
   <translation>die Antwort von {host} ist kein gültiges JSON</translation>
  </message>
  <message>
   <source>the answer of {host} makes no sense</source>
   <translation>die Antwort von {host} ergibt keinen Sinn</translation>
  </message>
  <message>
   <source>the connection to {host} could not be secured ({reason})</source>
   <translation>die Verbindung zu {host} konnte nicht gesichert werden ({reason})</translation>
  </message>
  <message>
   <source>the job was stopped</source>
   <translation>der Vorgang wurde angehalten</translation>
  </message>
  <message>
   <source>the map did not come to rest within a minute.</source>
   <translation>die Karte kam in einer Minute nicht zur Ruhe.</translation>
  </message>
  <message>
   <source>the network does not run ({error})</source>
   <translation>das Netzwerk läuft nicht ({error})</translation>
  </message>
  <message>
   <source>the outline of {id} is unusable: {error}</source>
   <translation>der Umriss von {id} ist nicht verwendbar: {error}</translation>
  </message>
  <message>
   <source>the package xstatic-leaflet was not found</source>
   <translation>das Paket xstatic-leaflet wurde nicht gefunden</translation>
  </message>
  <message>
   <source>the package {name} was not found</source>
   <translation>das Paket {name} wurde nicht gefunden</translation>
  </message>
  <message>
   <source>the page could not be drawn on</source>
   <translation>auf der Seite ließ sich nicht zeichnen</translation>
  </message>
  <message>
   <source>the plug-in {plugin} failed: {error}</source>
   <translation>die Erweiterung {plugin} versagte: {error}</translation>
  </message>
  <message>
   <source>the printer could not be started</source>
   <translation>der Drucker ließ sich nicht starten</translation>
  </message>
  <message>
   <source>the process that read {name} was ended by signal {code}, twice</source>
   <translation>der Prozess, der {name} las, wurde zweimal durch Signal {code} beendet</translation>
  </message>
  <message>
   <source>the process that read {name} was ended with status {code}, twice</source>
   <translation>der Prozess, der {name} las, endete zweimal mit Status {code}</translation>
  </message>
  <message>
   <source>the selection holds no letters</source>
   <translation>die Auswahl enthält keine Buchstaben</translation>
  </message>
  <message>
   <source>there is a format “{name}” already</source>
   <translation>ein Format „{name}“ gibt es schon</translation>
  </message>
  <message>
   <source>there is no format “{name}”</source>
   <translation>ein Format „{name}“ gibt es nicht</translation>
  </message>
  <message>
   <source>there is no room for it in memory</source>
   <translation>im Speicher ist dafür kein Platz</translation>
  </message>
  <message>
   <source>there is not enough memory for {name}</source>
   <translation>für {name} reicht der Speicher nicht</translation>
  </message>
  <message>
   <source>there was a fault in GeoView.</source>
   <translation>in GeoView gab es einen Fehler.</translation>
  </message>
  <message>
   <source>this system can't write that name</source>
   <translation>dieses System kann diesen Namen nicht schreiben</translation>
  </message>
  <message>
   <source>this version knows no correction “{kind}”</source>
   <translation>diese Version kennt keine Korrektur „{kind}“</translation>
  </message>
  <message>
   <source>two places are called geoview:{slug}</source>
   <translation>zwei Orte heißen geoview:{slug}</translation>
  </message>
  <message>
   <source>two places have the same number ({error})</source>
   <translation>zwei Orte haben dieselbe Nummer ({error})</translation>
  </message>
  <message>
   <source>was damaged and is set aside as {name}</source>
   <translation>war beschädigt und ist als {name} beiseitegelegt</translation>
  </message>
  <message>
   <source>was made by a newer GeoView (version {version})</source>
   <translation>stammt von einem neueren GeoView (Version {version})</translation>
  </message>
  <message>
   <source>was not found</source>
   <translation>wurde nicht gefunden</translation>
  </message>
  <message>
   <source>was not found: a part of its path is no folder</source>
   <translation>wurde nicht gefunden: Ein Teil des Pfades ist kein Ordner</translation>
  </message>
  <message>
   <source>web page</source>
   <translation>Webdokument</translation>
  </message>
  <message>
   <source>what {host} sent is no picture</source>
   <translation>was {host} sandte, ist kein Bild</translation>
  </message>
  <message>
   <source>{address}: {reason}</source>
   <translation>{address}: {reason}</translation>
  </message>
  <message>
   <source>{advice}</source>
   <translation>{advice}</translation>
  </message>
  <message>
   <source>{count} earlier decisions made no sense; they are kept and do nothing.</source>
   <translation>{count} frühere Entscheidungen ergaben keinen Sinn; sie bleiben bewahrt und bewirken nichts.</translation>
  </message>
  <message>
   <source>{error}</source>
   <translation>{error}</translation>
  </message>
  <message>
   <source>{folder} could not be made: {reason}</source>
   <translation>{folder} konnte nicht angelegt werden: {reason}</translation>
  </message>
  <message>
   <source>{folder} holds neither allCountries.txt nor a PK.txt</source>
   <translation>{folder} enthält weder allCountries.txt noch eine PK.txt</translation>
  </message>
  <message>
   <source>{host} answered with status {status}</source>
   <translation>{host} antwortete mit Status {status}</translation>
  </message>
  <message>
   <source>{host} answered with {kind}, not with {wanted}</source>
   <translation>{host} antwortete mit {kind}, nicht mit {wanted}</translation>
  </message>
  <message>
   <source>{host} could not be reached ({reason})</source>
   <translation>{host} war nicht erreichbar ({reason})</translation>
  </message>
  <message>
   <source>{host} did not answer in time</source>
   <translation>{host} antwortete nicht rechtzeitig</translation>
  </message>
  <message>
   <source>{host} did not help</source>
   <translation>{host} half nicht</translation>
  </message>
  <message>
   <source>{host} has had too many requests</source>
   <translation>{host} bekam zu viele Anfragen</translation>
  </message>
  <message>
   <source>{host} leads from one address to the next without an end</source>
   <translation>{host} führt ohne Ende von einer Adresse zur nächsten</translation>
  </message>
  <message>
   <source>{host} leads on to another address, which is not followed</source>
   <translation>{host} verweist auf eine andere Adresse, der nicht gefolgt wird</translation>
  </message>
  <message>
   <source>{host} wants to be left alone</source>
   <translation>{host} will in Ruhe gelassen werden</translation>
  </message>
  <message>
   <source>{host}: {error}</source>
   <translation>{host}: {error}</translation>
  </message>
  <message>
   <source>{latitude}, {longitude} is not on the globe</source>
   <translation>{latitude}, {longitude} liegt nicht auf der Erde</translation>
  </message>
  <message>
   <source>{lost} of {count} corrections could not be applied; they are kept.</source>
   <translation>{lost} von {count} Korrekturen konnten nicht angewendet werden; sie bleiben bewahrt.</translation>
  </message>
  <message>
   <source>{name}</source>
   <translation>{name}</translation>
  </message>
  <message>
   <source>{name} ({number}) lies at {latitude}, {longitude}</source>
   <translation>{name} ({number}) liegt bei {latitude}, {longitude}</translation>
  </message>
  <message>
   <source>{name} changes while it is read</source>
   <translation>{name} ändert sich, während gelesen wird</translation>
  </message>
  <message>
   <source>{name} has {size} MB, more than the {limit} MB that are opened at once</source>
   <translation>{name} hat {size} MB, mehr als die {limit} MB, die ohne Weiteres geöffnet werden</translation>
  </message>
  <message>
   <source>{name} is a document to read; it would be overwritten</source>
   <translation>{name} ist ein Dokument, das gelesen werden soll; es würde überschrieben</translation>
  </message>
  <message>
   <source>{name} is a {suffix} file, which needs the package {package}</source>
   <translation>{name} ist eine {suffix}-Datei; dafür ist das Paket {package} nötig</translation>
  </message>
  <message>
   <source>{name} is an address, not a file</source>
   <translation>{name} ist eine Adresse, keine Datei</translation>
  </message>
  <message>
   <source>{name} is copy-protected</source>
   <translation>{name} ist kopiergeschützt</translation>
  </message>
  <message>
   <source>{name} is damaged</source>
   <translation>{name} ist beschädigt</translation>
  </message>
  <message>
   <source>{name} is damaged ({error})</source>
   <translation>{name} ist beschädigt ({error})</translation>
  </message>
  <message>
   <source>{name} is no readable {kind}: {reason}</source>
   <translation>{name} ist kein lesbares {kind}: {reason}</translation>
  </message>
  <message>
   <source>{name} is no valid address</source>
   <translation>{name} ist keine gültige Adresse</translation>
  </message>
  <message>
   <source>{name} is no {kind}</source>
   <translation>{name} ist kein {kind}</translation>
  </message>
  <message>
   <source>{name} is not a regular file</source>
   <translation>{name} ist keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>{name} is not {encoding}: {reason} at byte {byte}</source>
   <translation>{name} ist nicht {encoding}: {reason} bei Byte {byte}</translation>
  </message>
  <message>
   <source>{name} is of another version</source>
   <translation>{name} ist von einer anderen Version</translation>
  </message>
  <message>
   <source>{name} is {kind}</source>
   <translation>{name} ist {kind}</translation>
  </message>
  <message>
   <source>{name} lies on another computer</source>
   <translation>{name} liegt auf einem anderen Rechner</translation>
  </message>
  <message>
   <source>{name} needs a password</source>
   <translation>{name} verlangt ein Passwort</translation>
  </message>
  <message>
   <source>{name} reported a place at {start}–{end} that does not fit the text</source>
   <translation>{name} meldete einen Ort bei {start}–{end}, der nicht zum Text passt</translation>
  </message>
  <message>
   <source>{name} was not found</source>
   <translation>{name} wurde nicht gefunden</translation>
  </message>
  <message>
   <source>{name} {reason}</source>
   <translation>{name} {reason}</translation>
  </message>
  <message>
   <source>{name} {what}, not a text file</source>
   <translation>{name} {what}, keine Textdatei</translation>
  </message>
  <message>
   <source>{name}: no home folder is known</source>
   <translation>{name}: Kein persönlicher Ordner ist bekannt</translation>
  </message>
  <message>
   <source>{name}: {kind}: {error}</source>
   <translation>{name}: {kind}: {error}</translation>
  </message>
  <message>
   <source>{name}: {reason}</source>
   <translation>{name}: {reason}</translation>
  </message>
  <message>
   <source>{path} (version {version}): {error}</source>
   <translation>{path} (Version {version}): {error}</translation>
  </message>
  <message>
   <source>{path} could not be loaded</source>
   <translation>{path} konnte nicht geladen werden</translation>
  </message>
  <message>
   <source>{path} could not be opened ({error})</source>
   <translation>{path} konnte nicht geöffnet werden ({error})</translation>
  </message>
  <message>
   <source>{path} could not be read ({reason})</source>
   <translation>{path} konnte nicht gelesen werden ({reason})</translation>
  </message>
  <message>
   <source>{path} could not be replaced: {reason}</source>
   <translation>{path} konnte nicht ersetzt werden: {reason}</translation>
  </message>
  <message>
   <source>{path} does not say what it holds</source>
   <translation>{path} sagt nicht, was darin steht</translation>
  </message>
  <message>
   <source>{path} has version {version}, this GeoView reads version {readable}</source>
   <translation>{path} hat Version {version}, dieses GeoView liest Version {readable}</translation>
  </message>
  <message>
   <source>{path} has {size} bytes instead of {declared}; it was cut off</source>
   <translation>{path} hat {size} statt {declared} Bytes; das Ende fehlt</translation>
  </message>
  <message>
   <source>{path} holds a view or a trigger</source>
   <translation>{path} enthält eine Sicht oder einen Trigger</translation>
  </message>
  <message>
   <source>{path} is not a file</source>
   <translation>{path} ist keine Datei</translation>
  </message>
  <message>
   <source>{path} is not a folder</source>
   <translation>{path} ist kein Ordner</translation>
  </message>
  <message>
   <source>{path} is not a gazetteer of GeoView</source>
   <translation>{path} ist kein Ortsverzeichnis von GeoView</translation>
  </message>
  <message>
   <source>{path} is not a table of GeoNames</source>
   <translation>{path} ist keine Tabelle von GeoNames</translation>
  </message>
  <message>
   <source>{path} is not a usable gazetteer ({error})</source>
   <translation>{path} ist kein brauchbares Ortsverzeichnis ({error})</translation>
  </message>
  <message>
   <source>{path} was changed by another program</source>
   <translation>{path} wurde von einem anderen Programm geändert</translation>
  </message>
  <message>
   <source>{path} {reason}</source>
   <translation>{path} {reason}</translation>
  </message>
  <message>
   <source>{path}: the outline of place {number} is unreadable</source>
   <translation>{path}: Der Umriss von Ort {number} ist nicht lesbar</translation>
  </message>
  <message>
   <source>{path}: {error}</source>
   <translation>{path}: {error}</translation>
  </message>
  <message>
   <source>{path}: {reason}</source>
   <translation>{path}: {reason}</translation>
  </message>
  <message>
   <source>{path}:{number} has {count} fields, not {fields}</source>
   <translation>{path}:{number} hat {count} Felder, nicht {fields}</translation>
  </message>
  <message>
   <source>{problem}</source>
   <translation>{problem}</translation>
  </message>
  <message>
   <source>{reason}</source>
   <translation>{reason}</translation>
  </message>
  <message>
   <source>{service} can't be asked</source>
   <translation>{service} kann nicht gefragt werden</translation>
  </message>
  <message>
   <source>{service} needs the address of a server</source>
   <translation>{service} braucht die Adresse eines Servers</translation>
  </message>
  <message>
   <source>{title}: {message}</source>
   <translation>{title}: {message}</translation>
  </message>
  <message>
   <source>{title}: {message} {hint}</source>
   <translation>{title}: {message}. {hint}</translation>
  </message>
  <message>
   <source>{trouble}.</source>
   <translation>{trouble}.</translation>
  </message>
  <message>
   <source>{trouble}: corrections are kept in GeoView's own folder.</source>
   <translation>{trouble}: Korrekturen werden in GeoViews eigenem Ordner bewahrt.</translation>
  </message>
  <message>
   <source>{trouble}: corrections are not saved.</source>
   <translation>{trouble}: Korrekturen werden nicht gespeichert.</translation>
  </message>
  <message>
   <source>{trouble}: corrections are shown, but new ones are not saved.</source>
   <translation>{trouble}: Korrekturen werden gezeigt, neue aber nicht gespeichert.</translation>
  </message>
  <message>
   <source>{words}</source>
   <translation>{words}</translation>
  </message>
  <message>
   <source>“{encoding}” is no text encoding</source>
   <translation>„{encoding}“ ist kein Zeichensatz</translation>
  </message>
  <message>
   <source>“{format}” is made of bytes</source>
   <translation>„{format}“ besteht aus Bytes</translation>
  </message>
  <message>
   <source>“{part}” is no part of “{whole}”</source>
   <translation>„{part}“ ist kein Teil von „{whole}“</translation>
  </message>
  <message>
   <source>“{quote}” does not stand at {start}</source>
   <translation>„{quote}“ steht nicht bei {start}</translation>
  </message>
  <message>
   <source>“{quote}” stands nowhere in the text as it did</source>
   <translation>„{quote}“ steht nirgends mehr so im Text</translation>
  </message>
 </context>
 <context>
  <name>export</name>
  <message>
   <source>Export as {0}</source>
   <translation>Als {0} exportieren</translation>
  </message>
  <message>
   <source>Picture, {0} pixels wide (*.png)</source>
   <translation>Bild, {0} Pixel breit (*.png)</translation>
  </message>
 </context>
 <context>
  <name>filter</name>
  <message>
   <source>There is no field “{0}”; “{1}” is looked for as a name.</source>
   <translation>Ein Feld „{0}“ gibt es nicht; „{1}“ wird als Name gesucht.</translation>
  </message>
  <message>
   <source>“{0}” has no effect yet.</source>
   <translation>„{0}“ bewirkt noch nichts.</translation>
  </message>
  <message>
   <source>“{0}” has no numbers; write {1}.</source>
   <translation>„{0}“ hat keine Zahlen; schreiben Sie {1}.</translation>
  </message>
  <message>
   <source>“{0}” needs a number, as in {1}.</source>
   <translation>„{0}“ braucht eine Zahl, wie in {1}.</translation>
  </message>
  <message>
   <source>“{0}”: only {1}.</source>
   <translation>„{0}“: nur {1}.</translation>
  </message>
 </context>
 <context>
  <name>formats</name>
  <message>
   <source>Map drawing</source>
   <translation>Kartenzeichnung</translation>
  </message>
  <message>
   <source>PNG picture of the map</source>
   <translation>PNG-Bild der Karte</translation>
  </message>
  <message>
   <source>Web page</source>
   <translation>Webseite</translation>
  </message>
 </context>
 <context>
  <name>help</name>
  <message>
   <source>Action</source>
   <translation>Aktion</translation>
  </message>
  <message>
   <source>Actions and their keys</source>
   <translation>Aktionen und ihre Tasten</translation>
  </message>
  <message>
   <source>Find an action or a key</source>
   <translation>Eine Aktion oder Taste suchen</translation>
  </message>
  <message>
   <source>GeoView Help</source>
   <translation>Hilfe zu GeoView</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>Keyboard Shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
 </context>
 <context>
  <name>keeping</name>
  <message numerus="yes">
   <source>%n correction(s) could not be applied</source>
   <translation>
    <numerusform>%n Korrektur konnte nicht angewendet werden</numerusform>
    <numerusform>%n Korrekturen konnten nicht angewendet werden</numerusform>
   </translation>
  </message>
  <message>
   <source>Corrections that could not be applied</source>
   <translation>Korrekturen, die nicht angewendet werden konnten</translation>
  </message>
  <message>
   <source>Discard Corrections</source>
   <translation>Korrekturen verwerfen</translation>
  </message>
  <message numerus="yes">
   <source>Its drive does not answer. The corrections wait in %n file(s) in GeoView’s own folder and are taken up when the text is opened again:</source>
   <translation>
    <numerusform>Das Laufwerk antwortet nicht. Die Korrekturen warten in %n Datei in GeoViews eigenem Ordner und werden übernommen, wenn der Text wieder geöffnet wird:</numerusform>
    <numerusform>Das Laufwerk antwortet nicht. Die Korrekturen warten in %n Dateien in GeoViews eigenem Ordner und werden übernommen, wenn der Text wieder geöffnet wird:</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing is lost: the file keeps what could not be applied.</source>
   <translation>Nichts geht verloren: Die Datei behält, was nicht angewendet werden konnte.</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Save a Copy…</source>
   <translation>Kopie speichern…</translation>
  </message>
  <message>
   <source>Show…</source>
   <translation>Zeigen…</translation>
  </message>
  <message>
   <source>The corrections of {0} are not saved</source>
   <translation>Die Korrekturen von {0} sind nicht gespeichert</translation>
  </message>
  <message>
   <source>They stay in the file beside the text, as they are.</source>
   <translation>Sie bleiben in der Datei neben dem Text, wie sie sind.</translation>
  </message>
  <message>
   <source>Your corrections</source>
   <translation>Ihre Korrekturen</translation>
  </message>
  <message>
   <source>{0} could not be saved</source>
   <translation>{0} konnte nicht gespeichert werden</translation>
  </message>
 </context>
 <context>
  <name>kinds</name>
  <message>
   <source>Administrative division</source>
   <translation>Verwaltungseinheit</translation>
  </message>
  <message>
   <source>Air base</source>
   <translation>Luftwaffenstützpunkt</translation>
  </message>
  <message>
   <source>Airport</source>
   <translation>Flughafen</translation>
  </message>
  <message>
   <source>Archipelago</source>
   <translation>Inselgruppe</translation>
  </message>
  <message>
   <source>Atoll</source>
   <translation>Atoll</translation>
  </message>
  <message>
   <source>Bay</source>
   <translation>Bucht</translation>
  </message>
  <message>
   <source>Bridge</source>
   <translation>Brücke</translation>
  </message>
  <message>
   <source>Canal</source>
   <translation>Kanal</translation>
  </message>
  <message>
   <source>Cape</source>
   <translation>Kap</translation>
  </message>
  <message>
   <source>Capital city</source>
   <translation>Hauptstadt</translation>
  </message>
  <message>
   <source>Channel</source>
   <translation>Meeresstraße</translation>
  </message>
  <message>
   <source>City</source>
   <translation>Großstadt</translation>
  </message>
  <message>
   <source>Coast</source>
   <translation>Küste</translation>
  </message>
  <message>
   <source>Continent</source>
   <translation>Kontinent</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>Staat</translation>
  </message>
  <message>
   <source>County or district</source>
   <translation>Kreis oder Bezirk</translation>
  </message>
  <message>
   <source>Dam</source>
   <translation>Talsperre</translation>
  </message>
  <message>
   <source>Delta</source>
   <translation>Delta</translation>
  </message>
  <message>
   <source>Dependent territory</source>
   <translation>Abhängiges Gebiet</translation>
  </message>
  <message>
   <source>Desert</source>
   <translation>Wüste</translation>
  </message>
  <message>
   <source>Facility</source>
   <translation>Einrichtung</translation>
  </message>
  <message>
   <source>Forest</source>
   <translation>Wald</translation>
  </message>
  <message>
   <source>Glacier</source>
   <translation>Gletscher</translation>
  </message>
  <message>
   <source>Gulf</source>
   <translation>Golf</translation>
  </message>
  <message>
   <source>Island</source>
   <translation>Insel</translation>
  </message>
  <message>
   <source>Islands</source>
   <translation>Inseln</translation>
  </message>
  <message>
   <source>Lagoon</source>
   <translation>Lagune</translation>
  </message>
  <message>
   <source>Lake</source>
   <translation>See</translation>
  </message>
  <message>
   <source>Lakes</source>
   <translation>Seen</translation>
  </message>
  <message>
   <source>Land or water feature</source>
   <translation>Land oder Gewässer</translation>
  </message>
  <message>
   <source>Military base</source>
   <translation>Militärbasis</translation>
  </message>
  <message>
   <source>Military installation</source>
   <translation>Militärische Anlage</translation>
  </message>
  <message>
   <source>Mountain</source>
   <translation>Berg</translation>
  </message>
  <message>
   <source>Mountain pass</source>
   <translation>Gebirgspass</translation>
  </message>
  <message>
   <source>Mountains</source>
   <translation>Gebirge</translation>
  </message>
  <message>
   <source>Municipality</source>
   <translation>Gemeinde</translation>
  </message>
  <message>
   <source>Nature reserve</source>
   <translation>Naturschutzgebiet</translation>
  </message>
  <message>
   <source>Ocean</source>
   <translation>Ozean</translation>
  </message>
  <message>
   <source>Park</source>
   <translation>Park</translation>
  </message>
  <message>
   <source>Part of a town</source>
   <translation>Ortsteil</translation>
  </message>
  <message>
   <source>Peak</source>
   <translation>Gipfel</translation>
  </message>
  <message>
   <source>Peninsula</source>
   <translation>Halbinsel</translation>
  </message>
  <message>
   <source>Plain</source>
   <translation>Ebene</translation>
  </message>
  <message>
   <source>Plateau</source>
   <translation>Hochebene</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Hafen</translation>
  </message>
  <message>
   <source>Ravine</source>
   <translation>Schlucht</translation>
  </message>
  <message>
   <source>Region</source>
   <translation>Region</translation>
  </message>
  <message>
   <source>Reservoir</source>
   <translation>Stausee</translation>
  </message>
  <message>
   <source>River</source>
   <translation>Fluss</translation>
  </message>
  <message>
   <source>Rivers</source>
   <translation>Flüsse</translation>
  </message>
  <message>
   <source>Sea</source>
   <translation>Meer</translation>
  </message>
  <message>
   <source>Seat of government</source>
   <translation>Regierungssitz</translation>
  </message>
  <message>
   <source>Settlement</source>
   <translation>Siedlung</translation>
  </message>
  <message>
   <source>State or province</source>
   <translation>Land oder Provinz</translation>
  </message>
  <message>
   <source>Strait</source>
   <translation>Meerenge</translation>
  </message>
  <message>
   <source>Territory</source>
   <translation>Territorium</translation>
  </message>
  <message>
   <source>Town</source>
   <translation>Stadt</translation>
  </message>
  <message>
   <source>Valley</source>
   <translation>Tal</translation>
  </message>
  <message>
   <source>Village</source>
   <translation>Dorf</translation>
  </message>
  <message>
   <source>Volcano</source>
   <translation>Vulkan</translation>
  </message>
  <message>
   <source>Zone</source>
   <translation>Zone</translation>
  </message>
 </context>
 <context>
  <name>mapwords</name>
  <message>
   <source>%n more…</source>
   <translation>%n weitere…</translation>
  </message>
  <message>
   <source>Borders show who holds the land; they are dashed where that is disputed.</source>
   <translation>Die Grenzen zeigen, wer das Land hält; wo das strittig ist, sind sie gestrichelt.</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>Next mention</source>
   <translation>Nächste Nennung</translation>
  </message>
  <message>
   <source>Previous mention</source>
   <translation>Vorige Nennung</translation>
  </message>
  <message>
   <source>Show all places</source>
   <translation>Alle Orte zeigen</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Näher</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Weiter weg</translation>
  </message>
 </context>
 <context>
  <name>notices</name>
  <message numerus="yes">
   <source>%n byte(s) could not be read and are shown as �.</source>
   <translation>
    <numerusform>%n Byte war nicht lesbar und erscheint als �.</numerusform>
    <numerusform>%n Bytes waren nicht lesbar und erscheinen als �.</numerusform>
   </translation>
  </message>
  <message>
   <source>Another program wrote to it. Reload to read the new text; your place in it is kept.</source>
   <translation>Ein anderes Programm hat sie beschrieben. „Neu laden“ liest den neuen Text; Ihre Stelle darin bleibt.</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Ändern…</translation>
  </message>
  <message>
   <source>Go On</source>
   <translation>Weitersuchen</translation>
  </message>
  <message>
   <source>If letters look wrong, choose another encoding.</source>
   <translation>Sehen Buchstaben falsch aus, wählen Sie einen anderen Zeichensatz.</translation>
  </message>
  <message>
   <source>It was moved, renamed or deleted. The text stays here as long as it is open.</source>
   <translation>Sie wurde verschoben, umbenannt oder gelöscht. Der Text bleibt hier, solange er offen ist.</translation>
  </message>
  <message>
   <source>Other place data</source>
   <translation>Andere Ortsdaten</translation>
  </message>
  <message>
   <source>Plain settings</source>
   <translation>Schlichte Einstellungen</translation>
  </message>
  <message>
   <source>Read as {0}</source>
   <translation>Gelesen als {0}</translation>
  </message>
  <message>
   <source>Reload</source>
   <translation>Neu laden</translation>
  </message>
  <message>
   <source>Reload Map</source>
   <translation>Karte neu laden</translation>
  </message>
  <message>
   <source>Simpler reading</source>
   <translation>Einfacheres Lesen</translation>
  </message>
  <message>
   <source>The map has stopped</source>
   <translation>Die Karte ist stehen geblieben</translation>
  </message>
  <message>
   <source>The search for places was stopped</source>
   <translation>Die Suche nach Orten wurde angehalten</translation>
  </message>
  <message>
   <source>What was found so far is shown.</source>
   <translation>Gezeigt wird, was bis dahin gefunden wurde.</translation>
  </message>
  <message>
   <source>{0} has changed</source>
   <translation>{0} hat sich geändert</translation>
  </message>
  <message>
   <source>{0} is gone</source>
   <translation>{0} ist weg</translation>
  </message>
 </context>
 <context>
  <name>paper</name>
  <message>
   <source>Coordinates</source>
   <translation>Koordinaten</translation>
  </message>
  <message>
   <source>Country</source>
   <translation>Land</translation>
  </message>
  <message>
   <source>Decided by</source>
   <translation>Entschieden von</translation>
  </message>
  <message>
   <source>GeoView</source>
   <translation>GeoView</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Karte</translation>
  </message>
  <message>
   <source>Mentions: {0}</source>
   <translation>Nennungen: {0}</translation>
  </message>
  <message>
   <source>Online service</source>
   <translation>Onlinedienst</translation>
  </message>
  <message>
   <source>Page {0} of {1}</source>
   <translation>Seite {0} von {1}</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Ort</translation>
  </message>
  <message>
   <source>Places: {0}</source>
   <translation>Orte: {0}</translation>
  </message>
  <message>
   <source>Reader</source>
   <translation>Leser</translation>
  </message>
  <message>
   <source>Sure</source>
   <translation>Sicherheit</translation>
  </message>
  <message>
   <source>Times</source>
   <translation>Anzahl</translation>
  </message>
  <message>
   <source>without a place</source>
   <translation>ohne Ort</translation>
  </message>
 </context>
 <context>
  <name>places</name>
  <message numerus="yes">
   <source>%n document(s)</source>
   <translation>
    <numerusform>%n Dokument</numerusform>
    <numerusform>%n Dokumente</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n mention(s)</source>
   <translation>
    <numerusform>%n Nennung</numerusform>
    <numerusform>%n Nennungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n time(s)</source>
   <translation>
    <numerusform>%n-mal</numerusform>
    <numerusform>%n-mal</numerusform>
   </translation>
  </message>
  <message>
   <source>confidence {0}</source>
   <translation>Sicherheit {0}</translation>
  </message>
  <message>
   <source>decided by you</source>
   <translation>von Ihnen entschieden</translation>
  </message>
  <message>
   <source>demonym</source>
   <translation>Einwohnername</translation>
  </message>
  <message>
   <source>government</source>
   <translation>Regierung</translation>
  </message>
  <message>
   <source>once</source>
   <translation>einmal</translation>
  </message>
  <message>
   <source>twice</source>
   <translation>zweimal</translation>
  </message>
  <message>
   <source>uncertain</source>
   <translation>unsicher</translation>
  </message>
  <message>
   <source>{0} and {1}</source>
   <translation>{0} und {1}</translation>
  </message>
  <message>
   <source>{0}° E</source>
   <translation>{0}° O</translation>
  </message>
  <message>
   <source>{0}° N</source>
   <translation>{0}° N</translation>
  </message>
  <message>
   <source>{0}° S</source>
   <translation>{0}° S</translation>
  </message>
  <message>
   <source>{0}° W</source>
   <translation>{0}° W</translation>
  </message>
 </context>
 <context>
  <name>plugins</name>
  <message>
   <source>A plug-in is of no use</source>
   <translation>Eine Erweiterung ist nicht zu gebrauchen</translation>
  </message>
  <message>
   <source>Choose a folder of plug-ins</source>
   <translation>Ordner mit Erweiterungen wählen</translation>
  </message>
  <message>
   <source>Exporter</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>Geocoder</source>
   <translation>Geokodierer</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <source>Not needed so far</source>
   <translation>Bisher nicht gebraucht</translation>
  </message>
  <message>
   <source>Only plug-ins that are installed with GeoView are used.</source>
   <translation>Nur Erweiterungen, die mit GeoView installiert sind, werden benutzt.</translation>
  </message>
  <message>
   <source>Plug-ins</source>
   <translation>Erweiterungen</translation>
  </message>
  <message>
   <source>Plug-ins are programs of others, and may do what GeoView may: use only those that you trust.</source>
   <translation>Erweiterungen sind Programme anderer und dürfen, was GeoView darf: Benutzen Sie nur solche, denen Sie vertrauen.</translation>
  </message>
  <message>
   <source>Reader</source>
   <translation>Leser</translation>
  </message>
  <message>
   <source>Recogniser</source>
   <translation>Erkenner</translation>
  </message>
  <message>
   <source>Switched off</source>
   <translation>Ausgeschaltet</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>Es gibt keine.</translation>
  </message>
  <message>
   <source>Use No Folder</source>
   <translation>Keinen Ordner benutzen</translation>
  </message>
  <message>
   <source>Use a Folder…</source>
   <translation>Ordner benutzen …</translation>
  </message>
 </context>
 <context>
  <name>reasons</name>
  <message>
   <source>a body of water</source>
   <translation>ein Gewässer</translation>
  </message>
  <message>
   <source>a continent</source>
   <translation>ein Kontinent</translation>
  </message>
  <message>
   <source>a country</source>
   <translation>ein Staat</translation>
  </message>
  <message>
   <source>a piece of land</source>
   <translation>eine Landform</translation>
  </message>
  <message>
   <source>a region</source>
   <translation>eine Region</translation>
  </message>
  <message>
   <source>a site</source>
   <translation>eine Anlage</translation>
  </message>
  <message>
   <source>a town</source>
   <translation>einen Ort</translation>
  </message>
  <message>
   <source>an area</source>
   <translation>ein Gebiet</translation>
  </message>
  <message>
   <source>an earlier name of {name}</source>
   <translation>ein früherer Name von {name}</translation>
  </message>
  <message>
   <source>another name of {name}</source>
   <translation>ein anderer Name von {name}</translation>
  </message>
  <message>
   <source>capital of {area}</source>
   <translation>Hauptstadt ({area})</translation>
  </message>
  <message>
   <source>first-level division of {area}</source>
   <translation>oberste Verwaltungseinheit ({area})</translation>
  </message>
  <message>
   <source>in a list with {names}</source>
   <translation>in einer Aufzählung mit {names}</translation>
  </message>
  <message>
   <source>in {area}</source>
   <translation>gehört zu: {area}</translation>
  </message>
  <message>
   <source>most places of this text lie in {area}</source>
   <translation>die meisten Orte des Textes liegen hier: {area}</translation>
  </message>
  <message>
   <source>named together with {names}</source>
   <translation>zusammen genannt mit {names}</translation>
  </message>
  <message>
   <source>named with its larger area elsewhere in this text</source>
   <translation>anderswo im Text mit dem größeren Gebiet genannt</translation>
  </message>
  <message>
   <source>near the place of the dateline</source>
   <translation>nahe der Ortsmarke</translation>
  </message>
  <message>
   <source>near {names}, also mentioned</source>
   <translation>nahe {names}, auch erwähnt</translation>
  </message>
  <message>
   <source>other places of this text lie in {name}</source>
   <translation>andere Orte des Textes liegen in {name}</translation>
  </message>
  <message>
   <source>province of {area}</source>
   <translation>Provinz ({area})</translation>
  </message>
  <message>
   <source>seat of {name}</source>
   <translation>Verwaltungssitz von {name}</translation>
  </message>
  <message>
   <source>state of {area}</source>
   <translation>Bundesstaat ({area})</translation>
  </message>
  <message>
   <source>the best known of {count} places of that name</source>
   <translation>der bekannteste von {count} Orten dieses Namens</translation>
  </message>
  <message>
   <source>the only place of that name in the gazetteer</source>
   <translation>der einzige Ort dieses Namens im Ortsverzeichnis</translation>
  </message>
  <message>
   <source>the words around it ask for {kind}</source>
   <translation>die Wörter ringsum lassen {kind} erwarten</translation>
  </message>
  <message>
   <source>written out as a coordinate</source>
   <translation>als Koordinate ausgeschrieben</translation>
  </message>
  <message>
   <source>your choice for this name before</source>
   <translation>Ihre frühere Wahl für diesen Namen</translation>
  </message>
  <message>
   <source>{about}, mentioned {times} in this text</source>
   <translation>{about}, im Text {times} erwähnt</translation>
  </message>
  <message>
   <source>{count} inhabitants</source>
   <translation>{count} Einwohner</translation>
  </message>
  <message>
   <source>{millions} million inhabitants</source>
   <translation>{millions} Millionen Einwohner</translation>
  </message>
  <message>
   <source>{names}, also mentioned, lie in it</source>
   <translation>darin liegen {names}, auch erwähnt</translation>
  </message>
  <message>
   <source>{names}, also mentioned, lies in it</source>
   <translation>darin liegt {names}, auch erwähnt</translation>
  </message>
  <message>
   <source>“{surface}” bears its name</source>
   <translation>„{surface}“ trägt seinen Namen</translation>
  </message>
  <message>
   <source>“{surface}” is short for {name}</source>
   <translation>„{surface}“ steht kurz für {name}</translation>
  </message>
  <message>
   <source>“{surface}” means of {area}</source>
   <translation>„{surface}“ gehört zu: {area}</translation>
  </message>
 </context>
 <context>
  <name>report</name>
  <message>
   <source>Complete this text and copy it. Nothing is sent from here, and nothing of what you read is in it.</source>
   <translation>Ergänzen Sie diesen Text und kopieren Sie ihn. Von hier wird nichts gesendet, und nichts von dem, was Sie lesen, steht darin.</translation>
  </message>
  <message>
   <source>Copy Report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Report a Problem</source>
   <translation>Ein Problem melden</translation>
  </message>
  <message>
   <source>What did you do?</source>
   <translation>Was haben Sie getan?</translation>
  </message>
  <message>
   <source>What did you expect?</source>
   <translation>Was haben Sie erwartet?</translation>
  </message>
  <message>
   <source>What happened?</source>
   <translation>Was ist geschehen?</translation>
  </message>
 </context>
 <context>
  <name>restoring</name>
  <message numerus="yes">
   <source>%n document(s) of last time can't be found</source>
   <translation>
    <numerusform>%n Text vom letzten Mal ist nicht zu finden</numerusform>
    <numerusform>%n Texte vom letzten Mal sind nicht zu finden</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n folder(s) of last time can't be found</source>
   <translation>
    <numerusform>%n Ordner vom letzten Mal ist nicht zu finden</numerusform>
    <numerusform>%n Ordner vom letzten Mal sind nicht zu finden</numerusform>
   </translation>
  </message>
  <message>
   <source>{0}. A drive may be missing; what it holds stays under Open Recent.</source>
   <translation>{0}. Vielleicht fehlt ein Laufwerk; was darauf liegt, bleibt unter „Zuletzt geöffnet“.</translation>
  </message>
 </context>
 <context>
  <name>saving</name>
  <message>
   <source>Choose another name.</source>
   <translation>Wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>The text itself is never written</source>
   <translation>Der Text selbst wird nie überschrieben</translation>
  </message>
  <message>
   <source>{0} is a text that is open</source>
   <translation>{0} ist ein Text, der geöffnet ist</translation>
  </message>
 </context>
 <context>
  <name>settings</name>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>As {0} sees them</source>
   <translation>Wie {0} sie sieht</translation>
  </message>
  <message>
   <source>At the start, open what was open last time</source>
   <translation>Beim Start öffnen, was zuletzt offen war</translation>
  </message>
  <message>
   <source>Choose place data</source>
   <translation>Ortsdaten wählen</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Decisions</source>
   <translation>Entscheidungen</translation>
  </message>
  <message>
   <source>Disputed areas</source>
   <translation>Umstrittene Gebiete</translation>
  </message>
  <message>
   <source>Font of the text</source>
   <translation>Schrift des Textes</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>GeoView’s own</source>
   <translation>Die von GeoView</translation>
  </message>
  <message>
   <source>It is loaded when the first text is opened.</source>
   <translation>Sie werden geladen, wenn der erste Text geöffnet wird.</translation>
  </message>
  <message>
   <source>Its places come first where a name has several. Others are never left out.</source>
   <translation>Dessen Orte stehen vorn, wo ein Name mehrere hat. Andere fallen nie weg.</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Letters in a line, at most</source>
   <translation>Buchstaben einer Zeile, höchstens</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Movement</source>
   <translation>Bewegung</translation>
  </message>
  <message>
   <source>Neutral</source>
   <translation>Neutral</translation>
  </message>
  <message>
   <source>Neutral: they belong to no state and their borders are dashed.</source>
   <translation>Neutral: Sie gehören zu keinem Staat, und ihre Grenzen sind gestrichelt.</translation>
  </message>
  <message>
   <source>No country above others</source>
   <translation>Kein Land vor anderen</translation>
  </message>
  <message>
   <source>None so far. “Remember for later documents” in the candidates makes one.</source>
   <translation>Noch keine. „In späteren Texten“ bei den Kandidaten merkt eine.</translation>
  </message>
  <message>
   <source>Online</source>
   <translation>Online</translation>
  </message>
  <message>
   <source>Pages of the settings</source>
   <translation>Seiten der Einstellungen</translation>
  </message>
  <message>
   <source>Place data</source>
   <translation>Ortsdaten</translation>
  </message>
  <message>
   <source>Place data (*.sqlite);;All files (*)</source>
   <translation>Ortsdaten (*.sqlite);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>Orte</translation>
  </message>
  <message>
   <source>Places are found by</source>
   <translation>Orte werden gefunden durch</translation>
  </message>
  <message>
   <source>Plug-ins</source>
   <translation>Erweiterungen</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Lesen</translation>
  </message>
  <message>
   <source>Remembered decisions</source>
   <translation>Gemerkte Entscheidungen</translation>
  </message>
  <message>
   <source>Rules alone (needs less memory)</source>
   <translation>Regeln allein (braucht weniger Speicher)</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Size of the text</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>Texts are mostly about</source>
   <translation>Texte handeln meist von</translation>
  </message>
  <message>
   <source>The language model (best)</source>
   <translation>Das Sprachmodell (am besten)</translation>
  </message>
  <message>
   <source>The map glides</source>
   <translation>Die Karte gleitet</translation>
  </message>
  <message>
   <source>The map jumps</source>
   <translation>Die Karte springt</translation>
  </message>
  <message>
   <source>The window speaks another language after the next start.</source>
   <translation>Das Fenster spricht eine andere Sprache nach dem nächsten Start.</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>These decisions of yours hold for every text that is opened from now on.</source>
   <translation>Diese Entscheidungen gelten für jeden Text, der von nun an geöffnet wird.</translation>
  </message>
  <message>
   <source>United Nations bodies</source>
   <translation>Gremien der Vereinten Nationen</translation>
  </message>
  <message>
   <source>Use Another File…</source>
   <translation>Andere Datei nehmen…</translation>
  </message>
  <message>
   <source>Use the Usual One</source>
   <translation>Die übliche nehmen</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
  <message>
   <source>{0}: {1} places, {2} names</source>
   <translation>{0}: {1} Orte, {2} Namen</translation>
  </message>
 </context>
 <context>
  <name>waiting</name>
  <message>
   <source>The corrections are not saved</source>
   <translation>Die Korrekturen sind nicht gespeichert</translation>
  </message>
  <message>
   <source>The disk</source>
   <translation>Der Datenträger</translation>
  </message>
  <message>
   <source>They stay here, and saving is tried again.</source>
   <translation>Sie bleiben hier, und das Speichern wird wieder versucht.</translation>
  </message>
  <message>
   <source>{0} does not answer</source>
   <translation>{0} antwortet nicht</translation>
  </message>
 </context>
 <context>
  <name>words</name>
  <message>
   <source> with BOM</source>
   <translation> mit BOM</translation>
  </message>
 </context>
</TS>
