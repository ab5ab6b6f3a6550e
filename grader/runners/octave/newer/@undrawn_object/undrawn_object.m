% What a drawing function gives where nothing is drawn: it takes every property, and reads as nothing.
function drawn = undrawn_object ()
  drawn = class (struct (), "undrawn_object");
end
