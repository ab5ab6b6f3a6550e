% Nothing is drawn while a submission is graded.
function [image, map] = frame2im (frame)
  image = frame.cdata;
  map = frame.colormap;
end
