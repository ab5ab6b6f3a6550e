% Nothing is drawn while a submission is graded.
function frame = getframe (varargin)
  frame = struct ("cdata", zeros (1, 1, 3, "uint8"), "colormap", []);
end
